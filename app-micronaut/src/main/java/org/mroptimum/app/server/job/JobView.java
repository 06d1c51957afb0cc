package org.mroptimum.app.server.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobState;

/**
 * What a client is told of a job.
 *
 * @param method for example {@code pmr}
 * @param reconstruction for example {@code sense}
 * @param memoryMb what it was expected to need, MiB
 * @param seconds how long it was expected to take
 * @param reason why it counts as light or heavy, in words
 */
public record JobView(
        String id,
        Optional<String> alias,
        Optional<String> user,
        JobState state,
        String method,
        String reconstruction,
        Instant accepted,
        Optional<Instant> started,
        Optional<Instant> finished,
        String weight,
        long memoryMb,
        long seconds,
        String reason) {

    static JobView of(Job job) {
        return new JobView(
                job.id().value(),
                job.request().identity().alias(),
                job.request().identity().userId(),
                job.state(),
                job.request().method().name().toLowerCase(Locale.ROOT),
                job.request().reconstruction().kind().name().toLowerCase(Locale.ROOT),
                job.accepted(),
                job.started(),
                job.finished(),
                job.placement().weight().name(),
                job.placement().estimatedMemoryMb(),
                job.placement().estimatedSeconds(),
                job.placement().reason());
    }
}
