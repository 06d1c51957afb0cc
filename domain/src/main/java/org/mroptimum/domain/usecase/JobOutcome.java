package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BundlePublisher.Location;

/** How a job ended. */
public sealed interface JobOutcome {

    /**
     * The result bundle is published.
     *
     * @param location where
     * @param warnings how many warnings its log holds
     */
    record Completed(Location location, int warnings) implements JobOutcome {}

    /**
     * The job failed.
     *
     * @param failure why
     * @param location where the failure bundle is; empty when even that could not be stored
     */
    record Failed(JobFailure failure, Optional<Location> location) implements JobOutcome {}
}
