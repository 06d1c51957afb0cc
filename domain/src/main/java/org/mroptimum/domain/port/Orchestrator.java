package org.mroptimum.domain.port;

import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;

/**
 * Brings accepted jobs to computers. Promises: a job whose {@link #submit} returned is not lost when a process dies; it runs at
 * least once, and publishes at most one bundle; jobs of one placement start in the order of submission, as far as there is room
 * for them. Failures to reach the orchestrator are {@link org.mroptimum.domain.job.JobFailure}s. All methods may be called from
 * any thread and any node.
 */
public interface Orchestrator {

    /**
     * Accepts the job at its placement. Idempotent by id: a second submission of the same id changes nothing, whatever it holds.
     *
     * @return whether this call accepted the job; false when its id was known
     */
    boolean submit(Job job);

    /** How far the job is, or empty when the id is unknown. May lag behind the computer that runs the job, never ahead of it. */
    Optional<JobState> status(JobId id);

    /**
     * Asks the job to stop. A waiting job never starts; a running one ends at its next step and publishes a failure bundle with
     * MRO-5002. Idempotent.
     *
     * @return whether there was something to stop; false for an unknown or finished job, which stays as it is
     */
    boolean cancel(JobId id);
}
