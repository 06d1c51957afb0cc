package org.mroptimum.app.server.job;

import java.util.List;
import java.util.Optional;
import org.mroptimum.app.server.Problems;
import org.mroptimum.domain.job.Placement;

/** Answers about jobs that are no job. */
final class JobAnswers {

    private JobAnswers() {}

    /**
     * What is wrong with a request.
     *
     * @param problems nothing when it may be submitted
     */
    record Validation(List<Problems.Item> problems) {}

    /**
     * What a request would need.
     *
     * @param fits whether this server is large enough for it
     * @param largestMb what a job may take here, or in the cloud when it would go there, MiB
     */
    record Estimate(String weight, long memoryMb, long seconds, String reason, boolean fits, long largestMb) {
        static Estimate of(Placement placement, long largestMb) {
            return new Estimate(
                    placement.weight().name(),
                    placement.estimatedMemoryMb(),
                    placement.estimatedSeconds(),
                    placement.reason(),
                    placement.estimatedMemoryMb() <= largestMb,
                    largestMb);
        }
    }

    /**
     * A page of jobs, the newest first.
     *
     * @param next what to ask the next page with, as {@code olderThan}; absent after the last
     */
    record Page(List<JobView> jobs, Optional<String> next) {}
}
