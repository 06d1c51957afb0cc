package org.mroptimum.domain.port;

import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.Placement;

/**
 * Runs one job on one kind of computer, here or elsewhere. Promises: {@link #run} returns only after a bundle of the job is
 * published, result or failure, or throws when none could be; it never runs the same call twice; what it hands to another
 * machine is a reference to the stored job, never the request itself, whose links are secrets.
 */
public interface ComputeRunner {

    /** Whether this runner has computers of the weight. */
    boolean offers(Placement.Weight weight);

    /**
     * Runs the job and waits for its end.
     *
     * @param progress hears how far the job is, where the computer tells; asked for cancellation until the end
     * @return where the result bundle is
     * @throws org.mroptimum.domain.job.JobFailure why there is no result, the same as in the failure bundle; MRO-5002 when it
     *     was cancelled, MRO-5003 when it ran out of memory, MRO-5006 when its computer died
     * @throws IllegalArgumentException when this runner does not offer the job's weight
     */
    BundlePublisher.Location run(Job job, Progress progress);
}
