package org.mroptimum.domain.port;

/** Hears how far a job is. Called from any thread; must be quick. */
public interface Progress {

    /** {@code done} of {@code total} steps of {@code stage} are finished. */
    void step(String stage, int done, int total);

    /**
     * Whether the user wants the job to stop; the computation asks at least once a slice.
     *
     * @throws org.mroptimum.domain.job.JobFailure when the job must stop for another reason, which this failure tells
     */
    default boolean cancelled() {
        return false;
    }

    /** Hears and does nothing. */
    Progress SILENT = (stage, done, total) -> {};
}
