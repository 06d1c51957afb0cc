package org.mroptimum.domain.math;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/**
 * Threads that share the work inside one slice: coils of a transform, rows of pixels, lines of a replica. The calling thread
 * works too, so one worker means no second thread at all. A task that writes only what belongs to its index gives the same bytes
 * for any number of threads. Tasks must not call {@link #each} again.
 */
public final class Workers implements AutoCloseable {
    /** Some ten microseconds: steps of a factorisation follow each other faster than a sleeping thread wakes up. */
    private static final int SPINS = 2000;

    private final int threads;
    private final BooleanSupplier cancelled;
    private @Nullable ExecutorService pool;

    /** One part of the work. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does the part.
         *
         * @param index which part, 0 .. count - 1
         * @param worker which thread, 0 .. {@link Workers#threads} - 1: chooses the workspace
         */
        void run(int index, int worker);
    }

    /**
     * @param threads at least 1, the calling thread included
     * @param cancelled asked before each part
     */
    public Workers(int threads, BooleanSupplier cancelled) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
        this.threads = threads;
        this.cancelled = cancelled;
    }

    /** The calling thread alone, never cancelled. */
    public static Workers alone() {
        return new Workers(1, () -> false);
    }

    public int threads() {
        return threads;
    }

    /**
     * Asks whether to go on, for work that runs elsewhere.
     *
     * @throws JobFailure MRO-5002 when cancelled
     */
    public void requireGoingOn() {
        if (cancelled.getAsBoolean()) {
            throw new JobFailure(RunError.CANCELLED, "stopped within a slice");
        }
    }

    /**
     * Runs the task for every index and waits for all.
     *
     * @throws JobFailure MRO-5002 when cancelled or interrupted; otherwise what the task of the lowest failing index threw
     */
    public void each(int count, Task task) {
        Run run = new Run(count, task);
        List<Future<?>> others = new ArrayList<>();
        for (int worker = 1; worker < Math.min(threads, count); worker++) {
            int own = worker;
            others.add(pool().submit(() -> run.work(own)));
        }
        run.work(0);
        boolean interrupted = false;
        for (Future<?> other : others) {
            interrupted |= await(other, run);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        run.rethrow();
    }

    private synchronized ExecutorService pool() {
        ExecutorService running = pool;
        if (running == null) {
            running =
                    new ThreadPoolExecutor(threads - 1, threads - 1, 0, TimeUnit.SECONDS, new WakefulQueue(), work -> {
                        Thread thread = new Thread(work, "workers");
                        thread.setDaemon(true);
                        return thread;
                    });
            pool = running;
        }
        return running;
    }

    /** Waits to the end, so that nothing writes to shared arrays after the caller went on. */
    private static boolean await(Future<?> other, Run run) {
        for (int spin = 0; spin < SPINS && !other.isDone(); spin++) {
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        while (true) {
            try {
                other.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                run.fail(
                        Integer.MAX_VALUE - 1,
                        new JobFailure(RunError.CANCELLED, "the computing thread was interrupted", e));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }

    /** Hands out work without a pause when it comes soon. */
    private static final class WakefulQueue extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1;

        @Override
        public Runnable take() throws InterruptedException {
            for (int spin = 0; spin < SPINS; spin++) {
                Runnable work = poll();
                if (work != null) {
                    return work;
                }
                Thread.onSpinWait();
            }
            return super.take();
        }
    }

    private final class Run {
        private final int count;
        private final Task task;
        private final AtomicInteger next = new AtomicInteger();
        private volatile @Nullable Throwable failure;
        private int failedIndex = Integer.MAX_VALUE;

        Run(int count, Task task) {
            this.count = count;
            this.task = task;
        }

        void work(int worker) {
            int index = 0;
            try {
                while (failure == null && (index = next.getAndIncrement()) < count) {
                    if (cancelled.getAsBoolean()) {
                        throw new JobFailure(RunError.CANCELLED, "stopped within a slice");
                    }
                    task.run(index, worker);
                }
            } catch (RuntimeException | Error e) {
                fail(index, e);
            }
        }

        synchronized void fail(int index, Throwable thrown) {
            if (index < failedIndex) {
                failedIndex = index;
                failure = thrown;
            }
        }

        void rethrow() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
        }
    }
}
