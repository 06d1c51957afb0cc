package org.mroptimum.local.job;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.JobProgress;
import org.mroptimum.domain.port.OrchestratorContract.Computers;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StoredBundle;

/** Computers that a test holds in its hand: one becomes free when the test says so, and each job runs until the test ends it. */
final class HeldComputers implements Computers, ComputeRunner, Admission, LastWord {
    private static final long PATIENCE_S = 20;

    private final JobClaims claims;
    private final Map<JobId, HeldRun> runs = new ConcurrentHashMap<>();
    private final Map<Thread, HeldRun> byThread = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<JobId> started = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> refused = new LinkedBlockingQueue<>();
    private volatile boolean over;
    private int free;

    HeldComputers(JobClaims claims) {
        this.claims = claims;
    }

    private record HeldRun(Job job, Progress progress, CompletableFuture<Boolean> end, CountDownLatch left) {}

    @Override
    public Optional<JobId> startNext() {
        if (claims.oldestWaiting(largestMb()).isEmpty() && started.isEmpty()) {
            return Optional.empty();
        }
        openOne();
        return Optional.of(nextStarted());
    }

    /** A computer becomes free for a job that does not get as far as running. */
    void letOneIn() {
        openOne();
    }

    /** The running job tells how far it is. */
    void tell(JobId running, JobProgress reached) {
        held(running).progress().step(reached.stage(), reached.done(), reached.total());
    }

    private synchronized void openOne() {
        free++;
        notifyAll();
    }

    /** A computer becomes free for a job that is about to wait. */
    JobId startWhateverComes() {
        openOne();
        return nextStarted();
    }

    /** The next job that starts. */
    JobId nextStarted() {
        return next(started, "no job starts");
    }

    private static <T> T next(LinkedBlockingQueue<T> events, String otherwise) {
        try {
            T next = events.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(otherwise);
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Map<String, Object> requestOf(JobId running) {
        return held(running).job().document();
    }

    @Override
    public boolean step(JobId running) {
        HeldRun run = held(running);
        if (!run.progress().cancelled()) {
            return true;
        }
        end(run, new JobFailure(RunError.CANCELLED, "at its next step"));
        return false;
    }

    @Override
    public void end(JobId running, JobState end) {
        HeldRun run = held(running);
        if (end == JobState.COMPLETED) {
            run.end().complete(true);
            awaitLeft(run);
        } else {
            end(run, new JobFailure(RunError.INTERNAL, "the test says so"));
        }
    }

    /** The run ends by itself with this failure; returns when the orchestrator stored what became of it. */
    void end(JobId running, JobFailure failure) {
        end(held(running), failure);
    }

    private static void end(HeldRun run, JobFailure failure) {
        run.end().completeExceptionally(failure);
        awaitLeft(run);
    }

    private static void awaitLeft(HeldRun run) {
        try {
            if (!run.left().await(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new AssertionError("the orchestrator does not take the end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The run ends; returns before anybody heard of it. */
    void release(JobId running) {
        held(running).end().complete(true);
    }

    /** All jobs hear that their server stops. */
    void stopAll() {
        runs.values().forEach(run -> run.end().completeExceptionally(stopped()));
    }

    /** All jobs hear that their server stops, also those that start again before it did. */
    void close() {
        over = true;
        stopAll();
    }

    private static JobFailure stopped() {
        return new JobFailure(RunError.COMPUTER_STOPPED, "the test is over");
    }

    private HeldRun held(JobId id) {
        HeldRun run = runs.get(id);
        if (run == null) {
            throw new AssertionError(id + " does not run");
        }
        return run;
    }

    @Override
    public boolean offers(Weight weight) {
        return true;
    }

    @Override
    public Location run(Job job, Progress progress) {
        HeldRun run = new HeldRun(job, progress, new CompletableFuture<>(), new CountDownLatch(1));
        runs.put(job.id(), run);
        byThread.put(Thread.currentThread(), run);
        if (over) {
            throw stopped();
        }
        started.add(job.id());
        try {
            run.end().get();
            return new Location("held", job.id().value());
        } catch (ExecutionException e) {
            throw (JobFailure) e.getCause();
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    @Override
    public Optional<StoredBundle> refuse(JobId id, Map<String, Object> document, JobFailure failure) {
        refused.add(id + " " + failure.code().id());
        return left(id, document);
    }

    @Override
    public Optional<StoredBundle> left(JobId id, Map<String, Object> document) {
        return Optional.of(new StoredBundle(Kind.FAILURE, new Location("failed", id.value())));
    }

    /** Id and code of the next job that is refused. */
    String nextRefused() {
        return next(refused, "no job is refused");
    }

    @Override
    public synchronized Optional<Room> admit(Placement placement) {
        if (free == 0) {
            return Optional.empty();
        }
        free--;
        return Optional.of(this::leave);
    }

    /** A computer that had a job is not free again by itself; one that got none is. */
    private void leave() {
        HeldRun run = byThread.remove(Thread.currentThread());
        if (run == null) {
            openOne();
        } else {
            run.left().countDown();
        }
    }

    @Override
    public long largestMb() {
        return 1000;
    }

    @Override
    public int jobsAtOnce() {
        return 4;
    }

    @Override
    public synchronized void awaitRoom(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); free == 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
