package org.mroptimum.local.job;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/** Uses the turns that a server gets: takes the oldest waiting jobs as far as there is room, one after the other. */
final class QueueWorker {
    private final JobClaims claims;
    private final Admission admission;
    private final RunToEnd runs;
    private final QueueSettings settings;
    private final InstantSource clock;
    private final Object claiming = new Object();

    QueueWorker(JobClaims claims, Admission admission, RunToEnd runs, QueueSettings settings, InstantSource clock) {
        this.claims = claims;
        this.admission = admission;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to become of a turn. */
    enum Use {
        /** Nothing waits that has no turn of its own. */
        DONE,
        /** Somebody must look again. */
        LATER,
        /** It is in other hands. */
        LOST
    }

    /** Runs jobs until none waits or there is no room. */
    Use use(Turn turn) {
        claims.boundTo(turn).ifPresent(this::takeBack);
        boolean patient = true;
        while (!runs.stopping()) {
            Next next = next(turn);
            if (next.started().isPresent()) {
                RunToEnd.End end = runs.run(next.started().get());
                if (end != RunToEnd.End.STORED) {
                    return end == RunToEnd.End.VOID ? Use.LOST : Use.LATER;
                }
                patient = true;
            } else if (next.otherwise() == Use.LATER && patient) {
                patient = false;
                awaitRoom();
            } else {
                return next.otherwise();
            }
        }
        return Use.LATER;
    }

    /** A server that stops interrupts its threads; the loop then ends by itself. */
    private void awaitRoom() {
        try {
            admission.awaitRoom(settings.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The holder of the turn before died with this job. */
    private void takeBack(JobRow row) {
        if (row.cancelAsked()) {
            runs.refuse(
                    row.currentRun(),
                    new JobFailure(RunError.CANCELLED, "the job was cancelled, and its computer died"));
        } else if (row.tries() >= settings.tries()) {
            runs.refuse(
                    row.currentRun(),
                    new JobFailure(
                            RunError.COMPUTER_DIED,
                            "the server died while it ran the job, " + row.tries()
                                    + " times; the job is not tried again"));
        } else {
            claims.giveBack(row.currentRun(), true);
        }
    }

    /** One thread at a time, so that none sees room that another is about to take. */
    private Next next(Turn turn) {
        synchronized (claiming) {
            Next own = next(turn, () -> claims.oldestWaiting(admission.largestMb()));
            if (own.started().isPresent() || own.otherwise() == Use.LOST || admission.largestInCloudMb() == 0) {
                return own;
            }
            Next cloud = next(turn, claims::oldestForCloud);
            return cloud.started().isPresent() || cloud.otherwise() != Use.DONE ? cloud : own;
        }
    }

    private Next next(Turn turn, Supplier<Optional<JobRow>> waiting) {
        while (true) {
            Optional<JobRow> oldest = waiting.get();
            if (oldest.isEmpty()) {
                return Next.none(Use.DONE);
            }
            Optional<Admission.Room> room = admission.admit(oldest.get().placement());
            if (room.isEmpty()) {
                return Next.none(Use.LATER);
            }
            Optional<Next> claimed = claim(oldest.get(), room.get(), turn);
            if (claimed.isPresent()) {
                return claimed.get();
            }
        }
    }

    /** Empty when another server was faster, or the job is cancelled. */
    private Optional<Next> claim(JobRow oldest, Admission.Room room, Turn turn) {
        JobClaims.Claim claim = JobClaims.Claim.JOB_GONE;
        try {
            claim = claims.claim(oldest, turn, clock.instant());
        } finally {
            if (claim != JobClaims.Claim.STARTED) {
                room.close();
            }
        }
        return switch (claim) {
            case STARTED -> Optional.of(new Next(Optional.of(new RunToEnd.Started(oldest, room)), Use.DONE));
            case TURN_LOST -> Optional.of(Next.none(Use.LOST));
            case JOB_GONE -> Optional.empty();
        };
    }

    /**
     * What a turn is good for now.
     *
     * @param started a job that was just claimed
     * @param otherwise what becomes of the turn when there is none
     */
    private record Next(Optional<RunToEnd.Started> started, Use otherwise) {
        static Next none(Use otherwise) {
            return new Next(Optional.empty(), otherwise);
        }
    }
}
