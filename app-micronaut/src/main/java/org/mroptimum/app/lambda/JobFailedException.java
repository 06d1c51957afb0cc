package org.mroptimum.app.lambda;

import java.util.stream.Collectors;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;

/**
 * Tells Lambda, and through it Step Functions, that the job failed. The message is one problem a line, {@code MRO-xxxx: text}. It
 * has no cause and no stack trace: those are in the failure bundle, and what a function throws is written into logs.
 */
public final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobFailedException(JobFailure failure) {
        super(lines(failure), null, false, false);
    }

    static String lines(JobFailure failure) {
        return failure.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
