package org.mroptimum.domain.port;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/** Hears how far a job is. Called from any thread; must be quick. */
public interface Progress {

    /** {@code done} of {@code total} steps of {@code stage} are finished. */
    void step(String stage, int done, int total);

    /**
     * Whether the user wants the job to stop. A job asks at least once a second of work, in whatever stage it is.
     *
     * @throws JobFailure when the job must stop for another reason, which this failure tells
     */
    default boolean cancelled() {
        return false;
    }

    /**
     * Ends the job here if the user wants it to stop.
     *
     * @param where what the job was doing, in words
     * @throws JobFailure MRO-5002, or what {@link #cancelled} throws
     */
    default void stopIfCancelled(String where) {
        if (cancelled()) {
            throw new JobFailure(RunError.CANCELLED, "stopped while " + where);
        }
    }

    /** Hears and does nothing. */
    Progress SILENT = (stage, done, total) -> {};
}
