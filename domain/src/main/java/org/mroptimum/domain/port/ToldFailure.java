package org.mroptimum.domain.port;

import org.mroptimum.domain.job.JobFailure;

/**
 * Why a job has no result, as it was stored.
 *
 * @param code the identifier of the first problem, for example {@code MRO-2003}; it may be one that this version does not know
 * @param message every problem in words, one a line
 */
public record ToldFailure(String code, String message) {

    /** The failure in words that last. */
    public static ToldFailure of(JobFailure failure) {
        return new ToldFailure(failure.code().id(), String.valueOf(failure.getMessage()));
    }
}
