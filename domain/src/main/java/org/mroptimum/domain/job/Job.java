package org.mroptimum.domain.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request on its way through an installation; a value, changed only by {@link #become}.
 *
 * @param id its name
 * @param request what was asked
 * @param document the request as received, secrets included, because the computer that runs the job needs its links; never printed
 * @param placement where it runs
 * @param state how far it is
 * @param accepted when it was accepted
 * @param started when it began to run; empty before, and again after it went back to the queue
 * @param finished when it reached a final state
 */
public record Job(
        JobId id,
        JobRequest request,
        Map<String, Object> document,
        Placement placement,
        JobState state,
        Instant accepted,
        Optional<Instant> started,
        Optional<Instant> finished) {

    /**
     * A new job.
     *
     * @param document the request as received; the job's {@link #request} is parsed from it
     * @throws JobFailure every problem of the request
     */
    public static Job accepted(JobId id, Map<String, Object> document, Placement placement, Instant now) {
        return new Job(
                id,
                JobRequestParser.parse(document),
                document,
                placement,
                JobState.ACCEPTED,
                now,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The job in its next state.
     *
     * @throws JobFailure MRO-5005 when the state machine has no such step, for example when a finished job is cancelled
     */
    public Job become(JobState next, Instant now) {
        if (!state.canBecome(next)) {
            throw new JobFailure(RunError.WRONG_STATE, "job " + id + " is " + state + " and cannot become " + next);
        }
        Optional<Instant> start = next == JobState.RUNNING ? Optional.of(now) : started.filter(when -> next.isFinal());
        return new Job(
                id, request, document, placement, next, accepted, start, next.isFinal() ? Optional.of(now) : finished);
    }

    /** Without the document, which holds secrets. */
    @Override
    public String toString() {
        return "job " + id + " (" + state + ", " + placement.weight() + ")";
    }
}
