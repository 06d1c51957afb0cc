package org.mroptimum.app.server.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.port.TrackedJob;

/**
 * What a client is told of a job.
 *
 * @param method for example {@code pmr}; {@code unknown} when this version cannot read the request
 * @param reconstruction for example {@code sense}
 * @param memoryMb what it was expected to need, MiB
 * @param seconds how long it was expected to take
 * @param reason why it counts as light or heavy, in words
 * @param progress how far its present run is
 * @param failure why there is no result
 * @param hasResult whether there are maps; those of a completed job that has none were kept long enough and deleted
 * @param hasBundle whether there is a bundle, of a result or a failure
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
        String reason,
        Optional<Step> progress,
        Optional<Failure> failure,
        boolean hasResult,
        boolean hasBundle) {

    /** {@code done} of {@code total} steps of a stage. */
    public record Step(String stage, int done, int total) {}

    /** A code with a page in docs/errors, and what exactly. */
    public record Failure(String code, String message) {}

    static JobView of(TrackedJob job) {
        return new JobView(
                job.id().value(),
                job.asked().alias(),
                job.asked().userId(),
                job.state(),
                word(job.asked().method()),
                word(job.asked().reconstruction()),
                job.accepted(),
                job.started(),
                job.finished(),
                job.placement().weight().name(),
                job.placement().estimatedMemoryMb(),
                job.placement().estimatedSeconds(),
                job.placement().reason(),
                job.progress().map(at -> new Step(at.stage(), at.done(), at.total())),
                job.failure().map(why -> new Failure(why.code(), why.message())),
                job.state() == JobState.COMPLETED && job.bundle().isPresent(),
                job.bundle().isPresent());
    }

    private static String word(Optional<? extends Enum<?>> choice) {
        return choice.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("unknown");
    }
}
