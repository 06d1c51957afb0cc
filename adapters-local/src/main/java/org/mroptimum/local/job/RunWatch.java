package org.mroptimum.local.job;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.JobProgress;
import org.mroptimum.domain.port.Progress;

/**
 * Tells one run whether to go on, and users how far it is. Goes to the database now and then: any server may have cancelled the
 * job. A new stage is told at once, because it may be long.
 */
final class RunWatch implements Progress {
    private final JobQueue queue;
    private final ClaimedRun run;
    private final long intervalNanos;
    private final BooleanSupplier stopping;
    private long looked;
    private Optional<JobProgress> reached = Optional.empty();
    private Optional<JobProgress> told = Optional.empty();
    private boolean cancelled;
    private boolean isVoid;

    RunWatch(JobQueue queue, ClaimedRun run, Duration interval, BooleanSupplier stopping) {
        this.queue = queue;
        this.run = run;
        this.intervalNanos = interval.toNanos();
        this.stopping = stopping;
        this.looked = System.nanoTime() - intervalNanos;
    }

    @Override
    public synchronized void step(String stage, int done, int total) {
        boolean newStage = told.map(before -> !before.stage().equals(stage)).orElse(true);
        reached = Optional.of(new JobProgress(stage, done, total));
        if (newStage || isDue()) {
            look();
        }
    }

    /**
     * Whether the user wants the job to stop.
     *
     * @throws JobFailure MRO-5007 when the server stops, or another server took it for dead and runs the job
     */
    @Override
    public synchronized boolean cancelled() {
        if (stopping.getAsBoolean()) {
            throw new JobFailure(RunError.COMPUTER_STOPPED, "the server stops; the job goes back to the queue");
        }
        if (isDue()) {
            look();
        }
        if (isVoid) {
            throw new JobFailure(RunError.COMPUTER_STOPPED, "another server runs the job");
        }
        return cancelled;
    }

    /** Whether the user's wish was seen. */
    synchronized boolean heardCancel() {
        return cancelled;
    }

    private boolean isDue() {
        return System.nanoTime() - looked >= intervalNanos;
    }

    /** A database that does not answer is asked again later; the computation goes on meanwhile. */
    private void look() {
        try {
            if (!reached.equals(told)) {
                reached.ifPresent(progress -> queue.tell(run, progress));
                told = reached;
            }
            Optional<JobRow> now = queue.find(run.id());
            isVoid = now.filter(row -> row.state() == JobState.RUNNING && row.run() == run.number())
                    .isEmpty();
            cancelled = now.map(JobRow::cancelAsked).orElse(false);
        } catch (JobFailure noAnswer) {
            return;
        } finally {
            looked = System.nanoTime();
        }
    }
}
