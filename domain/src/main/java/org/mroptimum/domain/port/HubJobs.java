package org.mroptimum.domain.port;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobId;

/**
 * Remembers which jobs a hub wants to hear of. Promises: what a method returned is durable and survives the death of the process.
 * Failures are {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface HubJobs {

    /**
     * The hub wants to hear of the job.
     *
     * @param pipeline its name at the hub
     * @param anew whether the job was accepted just now; what was told of an earlier one of the same id is void then
     */
    void remember(JobId job, String pipeline, boolean anew);

    /** The hub's name of the job; empty when the hub does not want to hear of it, or not any more. */
    Optional<String> waiting(JobId job);

    /** Jobs that ended, or were deleted, and the hub has not heard of it yet. */
    List<JobId> ended();

    /** The hub has heard of the end, or never will. */
    void told(JobId job);

    /** Forgets jobs that are deleted and told. */
    void tidy();
}
