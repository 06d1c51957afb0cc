package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.port.BundlePublisher;

/**
 * The one bundle of one job. A job may run more than once, because a machine died or a message came twice; whatever the runs
 * publish, one bundle stays: the first result, or else the first failure. Publishing never replaces a bundle: it tells where
 * the bundle is that stays.
 */
public interface JobBundle extends BundlePublisher {

    /** Where the job's bundle of this kind is; empty when no run published one. */
    Optional<Location> find(Kind kind, JobIdentity identity);
}
