package org.mroptimum.domain.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A request on its way through an installation; a value, changed only by {@link #become}.
 *
 * @param id its name
 * @param request what was asked
 * @param placement where it runs
 * @param state how far it is
 * @param accepted when it was accepted
 * @param started when it began to run; empty before, and again after it went back to the queue
 * @param finished when it reached a final state
 */
public record Job(
        JobId id,
        JobRequest request,
        Placement placement,
        JobState state,
        Instant accepted,
        Optional<Instant> started,
        Optional<Instant> finished) {

    /** A new job. */
    public static Job accepted(JobId id, JobRequest request, Placement placement, Instant now) {
        return new Job(id, request, placement, JobState.ACCEPTED, now, Optional.empty(), Optional.empty());
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
        return new Job(id, request, placement, next, accepted, start, next.isFinal() ? Optional.of(now) : finished);
    }
}
