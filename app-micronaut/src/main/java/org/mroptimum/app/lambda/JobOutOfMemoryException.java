package org.mroptimum.app.lambda;

import org.mroptimum.domain.job.JobFailure;

/** The function's memory does not hold the job. No failure bundle is stored: a computer with more memory tries the job again. */
public final class JobOutOfMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobOutOfMemoryException(JobFailure failure) {
        super(JobFailedException.lines(failure), null, false, false);
    }
}
