package org.mroptimum.aws.lambda;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;

/** What a function error means for the job. The platform's own errors are told by their type, or by words in older runtimes. */
final class FunctionError {
    /** Thrown by our function after it stored the failure bundle; its message tells the problems, one a line. */
    private static final String JOB_FAILED = "JobFailedException";

    private static final List<String> OUT_OF_MEMORY = List.of("JobOutOfMemory", "OutOfMemory");
    private static final List<String> DIED = List.of("Runtime.", "Sandbox.", "Extension.");

    private FunctionError() {}

    static JobFailure failure(String errorType, String errorMessage) {
        String type = errorType.substring(errorType.lastIndexOf('.') + 1);
        if (type.equals(JOB_FAILED)) {
            return told(errorMessage);
        }
        // Linux kills the process that takes the last memory; the runtime then tells only the signal.
        if (OUT_OF_MEMORY.stream().anyMatch(errorType::contains) || errorMessage.contains("signal: killed")) {
            return new JobFailure(
                    RunError.OUT_OF_MEMORY, "the memory of the function does not hold the job: " + words(errorType));
        }
        if (errorMessage.contains("Task timed out") || DIED.stream().anyMatch(errorType::startsWith)) {
            return new JobFailure(RunError.COMPUTER_DIED, words(errorType) + ": " + errorMessage);
        }
        // The message of a foreign exception may quote anything.
        return new JobFailure(RunError.INTERNAL, "the function ended with " + words(errorType));
    }

    private static JobFailure told(String message) {
        List<Problem> problems = Stream.of(message.split("\n"))
                .map(Problem::told)
                .flatMap(Optional::stream)
                .toList();
        return problems.isEmpty()
                ? new JobFailure(RunError.INTERNAL, "the function failed without a reason that this version knows")
                : new JobFailure(problems);
    }

    private static String words(String errorType) {
        return errorType.isEmpty() ? "an error without a type" : errorType;
    }
}
