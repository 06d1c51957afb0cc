package org.mroptimum.domain.usecase;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BundlePublisher.Location;

/** How a job ended. */
public sealed interface JobOutcome {

    /**
     * The result bundle is published.
     *
     * @param location where
     * @param warnings what its log warns of, in order
     */
    record Completed(Location location, List<String> warnings) implements JobOutcome {}

    /**
     * The job failed.
     *
     * @param failure why
     * @param location where the failure bundle is; empty when even that could not be stored
     */
    record Failed(JobFailure failure, Optional<Location> location) implements JobOutcome {}
}
