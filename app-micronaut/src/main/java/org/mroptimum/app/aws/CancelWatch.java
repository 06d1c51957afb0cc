package org.mroptimum.app.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.Progress;

/**
 * Stops a job when its user cancelled it, or when its computer is told to stop. Asked between all steps of a job, so it looks
 * into the store only now and then, from one thread at a time.
 */
final class CancelWatch implements Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** How long a computer that must end soon waits to hear whether the job was cancelled. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(10);

    private final BooleanSupplier marked;
    private final LongSupplier nanoTime;
    private final Duration lastLook;
    private final AtomicLong nextLook;
    private volatile boolean cancelled;
    private volatile @Nullable JobFailure stopped;

    /**
     * Nothing has happened yet.
     *
     * @param marked whether the store holds the mark of a cancelled job; may throw when it cannot be reached
     */
    CancelWatch(BooleanSupplier marked) {
        this(marked, System::nanoTime, LAST_LOOK);
    }

    CancelWatch(BooleanSupplier marked, LongSupplier nanoTime, Duration lastLook) {
        this.marked = marked;
        this.nanoTime = nanoTime;
        this.lastLook = lastLook;
        this.nextLook = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public void step(String stage, int done, int total) {}

    @Override
    public boolean cancelled() {
        JobFailure why = stopped;
        if (why != null) {
            throw why;
        }
        long due = nextLook.get();
        long now = nanoTime.getAsLong();
        if (!cancelled && now - due >= 0 && nextLook.compareAndSet(due, now + INTERVAL.toNanos())) {
            cancelled = look();
        }
        return cancelled;
    }

    /** Stops the job at its next step; a mark says better why. */
    JobFailure stop(JobFailure why) {
        stopped = why;
        boolean byUser = CompletableFuture.supplyAsync(this::look)
                .completeOnTimeout(false, lastLook.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        JobFailure better = byUser ? new JobFailure(RunError.CANCELLED, "the job was cancelled") : why;
        stopped = better;
        return better;
    }

    /** A store that does not answer is asked again. */
    private boolean look() {
        try {
            return marked.getAsBoolean();
        } catch (JobFailure unreachable) {
            return false;
        }
    }
}
