package org.mroptimum.domain.port;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;

/**
 * Remembers jobs. Promises: what a method returned is durable and survives the death of the process; changes of one job are
 * seen in one order by everybody; of several racing changes from the same state one wins. Requests keep the secrets that the
 * job needs to run (links), so a store is as private as the data. Times are kept to the microsecond. Failures are
 * {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface JobStore {

    /**
     * Adds a new job.
     *
     * @return whether it was added; false when the id is taken, and then nothing changes
     */
    boolean add(Job job);

    /** The job as last stored, even when this version refuses its request. */
    Optional<TrackedJob> find(JobId id);

    /**
     * Replaces the job if it is still in the state of {@code before}.
     *
     * @param before the job as it was read
     * @param after the same job in its next state
     * @return whether this call replaced it; false when another was faster or the job is unknown
     */
    boolean replace(Job before, Job after);

    /**
     * Jobs in the reverse order of their addition, whatever the clocks said; a page at a time.
     *
     * @param userId only this user's jobs; all when empty
     * @param olderThan only jobs added before this one, the last of the page before; none when it is unknown
     * @param limit at most so many, at least 1
     */
    List<TrackedJob> newest(Optional<String> userId, Optional<JobId> olderThan, int limit);

    /**
     * Forgets a finished job; its id is free again.
     *
     * @return whether this call removed it; false when it is unknown or not finished, and then nothing changes
     */
    boolean remove(JobId id);
}
