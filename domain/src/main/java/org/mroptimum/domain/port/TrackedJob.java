package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;

/**
 * A job as a store knows it, and what became of it. It can be shown whatever its request holds: an older version may have accepted
 * what this one refuses.
 *
 * @param id its name
 * @param asked what a list tells of the request
 * @param document the request as received, secrets included; never printed
 * @param placement where it runs
 * @param state how far it is
 * @param accepted when it was accepted
 * @param started when its present or last run began
 * @param finished when it reached a final state
 * @param progress how far its present or last run came; empty when none told
 * @param failure why it failed or was cancelled; empty for all others, and for a job that was cancelled while it waited
 * @param bundle what it left; empty before its end, and when nothing could be stored
 */
public record TrackedJob(
        JobId id,
        RequestFacts asked,
        Map<String, Object> document,
        Placement placement,
        JobState state,
        Instant accepted,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<JobProgress> progress,
        Optional<ToldFailure> failure,
        Optional<StoredBundle> bundle) {

    /** A job that nobody told anything about yet. */
    public static TrackedJob of(Job job) {
        return new TrackedJob(
                job.id(),
                RequestFacts.of(job.request()),
                job.document(),
                job.placement(),
                job.state(),
                job.accepted(),
                job.started(),
                job.finished(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The job itself.
     *
     * @throws JobFailure every problem that this version has with the stored request
     */
    public Job job() {
        return new Job(id, JobRequestParser.parse(document), document, placement, state, accepted, started, finished);
    }

    /** Without the document, which holds secrets. */
    @Override
    public String toString() {
        return "job " + id + " (" + state + ")";
    }
}
