package org.mroptimum.domain.math;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/**
 * Runs slices on several threads. At most one slice a thread is in flight, slices start in order, and each thread keeps one
 * workspace, so that memory grows with the number of threads and not with the number of slices. When slices fail, the failure
 * of the lowest slice is thrown: which one does not depend on the number of threads, because a slice that was started always
 * ends and later ones are not started.
 */
public final class ParallelSlices {
    private final int slices;
    private final int threads;
    private final BooleanSupplier cancelled;
    private final IntConsumer finished;

    /**
     * @param slices how many slices
     * @param threads how many threads at most, at least 1; with 1 everything runs on the calling thread
     * @param cancelled asked before each slice
     * @param finished hears the number of finished slices, one call at a time, rising by one
     */
    public ParallelSlices(int slices, int threads, BooleanSupplier cancelled, IntConsumer finished) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
        this.slices = slices;
        this.threads = Math.min(threads, Math.max(slices, 1));
        this.cancelled = cancelled;
        this.finished = finished;
    }

    /**
     * Runs the task for every slice and waits for all of them.
     *
     * @throws JobFailure the task's own, or MRO-5002 when cancelled or when the waiting thread is interrupted
     */
    public <W> void run(Supplier<W> workspace, SliceTask<? super W> task) {
        Run<W> run = new Run<>(workspace, task);
        if (threads == 1) {
            run.work();
        } else {
            runOnThreads(run);
        }
        run.rethrow();
    }

    private void runOnThreads(Run<?> run) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "slices");
            thread.setDaemon(true);
            return thread;
        });
        List<? extends Future<?>> workers = IntStream.range(0, threads)
                .mapToObj(t -> pool.submit(run::work))
                .toList();
        pool.shutdown();
        boolean interrupted = false;
        for (Future<?> worker : workers) {
            interrupted |= await(worker, run);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits to the end, so that nothing writes to a caller's volumes after it went on; returns whether it was interrupted. */
    private boolean await(Future<?> worker, Run<?> run) {
        boolean interrupted = false;
        while (true) {
            try {
                worker.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                run.fail(slices, new JobFailure(RunError.CANCELLED, "the computing thread was interrupted", e));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private final class Run<W> {
        private final Supplier<W> workspace;
        private final SliceTask<? super W> task;
        private final AtomicInteger next = new AtomicInteger();
        private int done;
        private int failedSlice = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Run(Supplier<W> workspace, SliceTask<? super W> task) {
            this.workspace = workspace;
            this.task = task;
        }

        /** Takes slices until none is left; failures end up in {@link #fail}, errors such as exhausted memory included. */
        void work() {
            int slice = 0;
            try {
                W own = workspace.get();
                while (!failed() && (slice = next.getAndIncrement()) < slices) {
                    if (cancelled.getAsBoolean()) {
                        throw new JobFailure(
                                RunError.CANCELLED, "stopped before slice " + (slice + 1) + " of " + slices);
                    }
                    task.run(slice, own);
                    finish();
                }
            } catch (RuntimeException | Error e) {
                fail(slice, e);
            }
        }

        private synchronized void finish() {
            done++;
            finished.accept(done);
        }

        private synchronized boolean failed() {
            return failure != null;
        }

        synchronized void fail(int slice, Throwable thrown) {
            if (slice < failedSlice) {
                failedSlice = slice;
                failure = thrown;
            }
        }

        synchronized void rethrow() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
        }
    }
}
