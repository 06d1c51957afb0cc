package org.mroptimum.app.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;

/** What the {@code Error} and {@code Cause} that Step Functions catches mean for the job. */
final class RecordedFailure {
    /** In the words of Lambda, of our function, and of ECS with Linux's own exit code. */
    private static final Pattern OUT_OF_MEMORY =
            Pattern.compile("OutOfMemory|signal: killed|ExitCode\\W{1,4}137", Pattern.CASE_INSENSITIVE);

    private static final Pattern STOPPED = Pattern.compile("UserInitiated|SpotInterruption|ExitCode\\W{1,4}143");
    private static final String TIMEOUT = "States.Timeout";

    private RecordedFailure() {}

    /** The problems that our own programs told; otherwise what the platform's words say. */
    static JobFailure of(Map<?, ?> record) {
        String error = text(record, "Error");
        RecordedCause cause = RecordedCause.read(text(record, "Cause"));
        List<Problem> told = cause.lines().stream()
                .flatMap(line -> Problem.told(line.strip()).stream())
                .toList();
        if (!told.isEmpty()) {
            return new JobFailure(told);
        }
        String words = error + " " + cause.words();
        String reason = cause.reason().isEmpty() ? error : error + ", " + cause.reason();
        if (OUT_OF_MEMORY.matcher(words).find()) {
            return new JobFailure(RunError.OUT_OF_MEMORY, "the memory of the computer does not hold the job: " + error);
        }
        if (STOPPED.matcher(words).find()) {
            return new JobFailure(RunError.COMPUTER_STOPPED, "the task was stopped: " + reason);
        }
        if (error.equals(TIMEOUT) || words.contains("Task timed out")) {
            return new JobFailure(RunError.COMPUTER_DIED, "the job took longer than the installation allows: " + error);
        }
        return new JobFailure(RunError.COMPUTER_DIED, "the computer left no bundle: " + reason);
    }

    private static String text(Map<?, ?> record, String name) {
        return Optional.ofNullable(record.get(name)).map(String::valueOf).orElse("no " + name + " given");
    }
}
