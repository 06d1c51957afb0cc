package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobId;

/**
 * What finished jobs left, for those who decide how long it stays. Promises: what a method returned is durable, and is seen in the
 * {@link JobStore} of the same installation at once. Failures are {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface KeptBundles {

    /**
     * Jobs of all users that ended before a time and still have a bundle, in the order of their ids; a page at a time.
     *
     * @param after only those with a greater id, whether there is a job of this id or not any more
     * @param limit at most so many, at least 1
     */
    List<TrackedJob> endedBefore(Instant time, Optional<JobId> after, int limit);

    /** From now on the finished job has no bundle; nothing happens when it had none. */
    void forget(JobId id);
}
