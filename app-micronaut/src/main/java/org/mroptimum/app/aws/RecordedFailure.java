package org.mroptimum.app.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;

/** What the {@code Error} and {@code Cause} that Step Functions catches mean for the job. */
final class RecordedFailure {
    /** In the words of Lambda, of our function, and of ECS with Linux's own exit code. */
    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("OutOfMemory|signal: killed|\"ExitCode\"\\s*:\\s*137", Pattern.CASE_INSENSITIVE);

    private static final Pattern STOPPED = Pattern.compile("UserInitiated|SpotInterruption|\"ExitCode\"\\s*:\\s*143");
    private static final Pattern CODE = Pattern.compile("MRO-\\d{4}(?: at [^:]+)?: [^\"\\\\]+");
    private static final Pattern REASON = Pattern.compile("\"(?:StoppedReason|Reason)\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final String TIMEOUT = "States.Timeout";

    private RecordedFailure() {}

    /** The problems that our own programs told; otherwise what the platform's words say. */
    static JobFailure of(Map<?, ?> record) {
        String error = text(record, "Error");
        String cause = text(record, "Cause");
        List<Problem> told = problems(cause).toList();
        if (!told.isEmpty()) {
            return new JobFailure(told);
        }
        String words = error + " " + cause;
        if (OUT_OF_MEMORY.matcher(words).find()) {
            return new JobFailure(RunError.OUT_OF_MEMORY, "the memory of the computer does not hold the job: " + error);
        }
        if (STOPPED.matcher(cause).find()) {
            return new JobFailure(RunError.COMPUTER_STOPPED, "the task was stopped: " + reason(cause, error));
        }
        if (error.equals(TIMEOUT) || cause.contains("Task timed out")) {
            return new JobFailure(RunError.COMPUTER_DIED, "the job took longer than the installation allows: " + error);
        }
        return new JobFailure(RunError.COMPUTER_DIED, "the computer left no bundle: " + reason(cause, error));
    }

    private static Stream<Problem> problems(String cause) {
        return CODE.matcher(cause)
                .results()
                .map(match -> match.group().strip())
                .flatMap(line -> Problem.told(line).stream());
    }

    private static String reason(String cause, String error) {
        Matcher reason = REASON.matcher(cause);
        return reason.find() ? error + ", " + reason.group(1) : error;
    }

    private static String text(Map<?, ?> record, String name) {
        return Optional.ofNullable(record.get(name)).map(String::valueOf).orElse("no " + name + " given");
    }
}
