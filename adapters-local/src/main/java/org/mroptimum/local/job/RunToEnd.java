package org.mroptimum.local.job;

import java.time.InstantSource;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.StoredBundle;

/** Runs claimed jobs and stores how they ended. */
final class RunToEnd {
    private final JobQueue queue;
    private final JobClaims claims;
    private final ComputeRunner runner;
    private final LastWord lastWord;
    private final QueueSettings settings;
    private final InstantSource clock;
    private volatile boolean stopping;

    RunToEnd(
            JobQueue queue,
            JobClaims claims,
            ComputeRunner runner,
            LastWord lastWord,
            QueueSettings settings,
            InstantSource clock) {
        this.queue = queue;
        this.claims = claims;
        this.runner = runner;
        this.lastWord = lastWord;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A job that was just claimed.
     *
     * @param row as it was before
     * @param room what it takes of the machine, freed at its end
     */
    record Started(JobRow row, Admission.Room room) {}

    /** What became of a run. */
    enum End {
        /** Its final state is stored. */
        STORED,
        /** It went back to the queue. */
        GIVEN_BACK,
        /** Another server had taken over the job. */
        VOID
    }

    /** Running jobs end at their next step and go back to the queue. */
    void stop() {
        stopping = true;
    }

    boolean stopping() {
        return stopping;
    }

    End run(Started started) {
        ClaimedRun run = started.row().nextRun();
        try {
            return store(run, started.row());
        } finally {
            started.room().close();
        }
    }

    /** Ends a run that nobody continues. */
    End refuse(ClaimedRun run, JobFailure failure) {
        return finish(run, JobEnd.failed(failure, lastWord.refuse(run.id(), run.document(), failure)));
    }

    /** When the end cannot be stored, the turn fails; whoever gets it next finds the bundle. */
    private End store(ClaimedRun run, JobRow row) {
        Job job;
        try {
            job = row.tracked().job().become(JobState.RUNNING, clock.instant());
        } catch (JobFailure newerRules) {
            return refuse(run, newerRules);
        }
        RunWatch watch = new RunWatch(queue, run, settings.cancelLook(), this::stopping);
        Location result;
        try {
            result = runner.run(job, watch);
        } catch (JobFailure failure) {
            if (failure.code() == RunError.COMPUTER_STOPPED || isInterruption(failure, watch)) {
                return claims.giveBack(run, !stopping) ? End.GIVEN_BACK : End.VOID;
            }
            return finish(run, JobEnd.failed(failure, left(run)));
        } catch (RuntimeException e) {
            return refuse(
                    run,
                    new JobFailure(
                            RunError.INTERNAL, "unexpected " + e.getClass().getName(), e));
        }
        return finish(run, JobEnd.completed(result));
    }

    /** A server that stops interrupts in the end what does not listen; a computation calls that cancelled, too. */
    private boolean isInterruption(JobFailure failure, RunWatch watch) {
        return stopping && failure.code() == RunError.CANCELLED && !watch.heardCancel();
    }

    /** A store that cannot be asked is often why the job failed. */
    private Optional<StoredBundle> left(ClaimedRun run) {
        try {
            return lastWord.left(run.id(), run.document());
        } catch (JobFailure unreachable) {
            return Optional.empty();
        }
    }

    private End finish(ClaimedRun run, JobEnd end) {
        return claims.finish(run, end, clock.instant()) ? End.STORED : End.VOID;
    }
}
