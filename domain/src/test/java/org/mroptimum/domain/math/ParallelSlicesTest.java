package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

class ParallelSlicesTest {

    private static ParallelSlices slices(int count, int threads) {
        return new ParallelSlices(count, threads, () -> false, done -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void runsEverySliceOnceWithOneWorkspaceAThread(int threads) {
        AtomicInteger workspaces = new AtomicInteger();
        int[] runs = new int[20];
        List<Integer> finished = new ArrayList<>();
        new ParallelSlices(20, threads, () -> false, finished::add)
                .run(workspaces::incrementAndGet, (slice, own) -> runs[slice]++);

        for (int count : runs) {
            assertEquals(1, count);
        }
        assertTrue(workspaces.get() <= threads);
        assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), finished);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void throwsTheFailureOfTheLowestSlice(int threads) {
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> slices(30, threads).run(() -> "", (slice, own) -> {
                    if (slice >= 7) {
                        throw new JobFailure(ComputationError.NOT_FINITE, "slice " + slice);
                    }
                }));

        assertEquals("MRO-3005: slice 7", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void stopsWhenCancelled(int threads) {
        AtomicInteger done = new AtomicInteger();
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> new ParallelSlices(1000, threads, () -> done.get() >= 10, n -> {})
                        .run(() -> "", (slice, own) -> done.incrementAndGet()));

        assertEquals(RunError.CANCELLED, failure.code());
        assertTrue(done.get() < 10 + threads);
    }

    @Test
    void passesErrorsOn() {
        OutOfMemoryError full = new OutOfMemoryError("test");
        assertSame(
                full,
                assertThrows(
                        OutOfMemoryError.class,
                        () -> slices(4, 2).run(() -> "", (slice, own) -> {
                            throw full;
                        })));
    }

    @Test
    void anInterruptedWaiterCancels() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            try {
                slices(2, 2).run(() -> "", (slice, own) -> {
                    started.countDown();
                    awaitUninterrupted(release);
                });
            } catch (JobFailure e) {
                thrown.set(e);
            }
        });
        waiter.start();
        started.await();
        waiter.interrupt();
        while (waiter.isInterrupted()) {
            Thread.onSpinWait();
        }
        release.countDown();
        waiter.join();

        assertEquals(
                RunError.CANCELLED,
                assertInstanceOf(JobFailure.class, thrown.get()).code());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void needsAThread() {
        assertThrows(IllegalArgumentException.class, () -> slices(1, 0));
    }
}
