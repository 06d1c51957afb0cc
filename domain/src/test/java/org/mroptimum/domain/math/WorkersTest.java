package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.JobFailure;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyIndexRunsOnceAndWorkersHaveTheirOwnNumber(int threads) {
        AtomicIntegerArray runs = new AtomicIntegerArray(100);
        try (Workers workers = new Workers(threads, () -> false)) {
            workers.each(100, (index, worker) -> {
                assertTrue(worker >= 0 && worker < threads);
                runs.incrementAndGet(index);
            });
            workers.each(0, (index, worker) -> runs.incrementAndGet(0));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(1, runs.get(i));
        }
    }

    @Test
    void aWorkspaceIsNeverUsedByTwoThreadsAtATime() {
        AtomicIntegerArray busy = new AtomicIntegerArray(3);
        AtomicBoolean shared = new AtomicBoolean();
        try (Workers workers = new Workers(3, () -> false)) {
            workers.each(1000, (index, worker) -> {
                if (busy.incrementAndGet(worker) != 1) {
                    shared.set(true);
                }
                busy.decrementAndGet(worker);
            });
        }
        assertFalse(shared.get());
    }

    @Test
    void threadsReallyWorkAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (Workers workers = new Workers(2, () -> false)) {
            workers.each(2, (index, worker) -> {
                threads.add(Thread.currentThread());
                both.countDown();
                await(both);
            });
        }
        assertEquals(2, threads.size());
        assertTrue(threads.contains(Thread.currentThread()));
    }

    @Test
    void theLowestFailingIndexIsReported() {
        CountDownLatch both = new CountDownLatch(2);
        try (Workers workers = new Workers(2, () -> false)) {
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> workers.each(2, (index, worker) -> {
                        both.countDown();
                        await(both);
                        throw new IllegalStateException("index " + index);
                    }));
            assertEquals("index 0", thrown.getMessage());
        }
    }

    @Test
    void cancellationStopsWithinASlice() {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicIntegerArray runs = new AtomicIntegerArray(1);
        try (Workers workers = new Workers(1, cancelled::get)) {
            JobFailure failure = assertThrows(
                    JobFailure.class,
                    () -> workers.each(10, (index, worker) -> {
                        runs.incrementAndGet(0);
                        cancelled.set(index == 3);
                    }));
            assertEquals("MRO-5002", failure.problems().get(0).code().id());
        }
        assertEquals(4, runs.get(0));
    }

    @Test
    void anInterruptBecomesACancellationAndStaysVisible() {
        try (Workers workers = new Workers(2, () -> false)) {
            Thread caller = Thread.currentThread();
            AtomicInteger started = new AtomicInteger();
            assertThrows(
                    JobFailure.class,
                    () -> workers.each(2, (index, worker) -> {
                        started.incrementAndGet();
                        while (started.get() < 2) {
                            Thread.onSpinWait();
                        }
                        if (worker == 1) {
                            while (caller.getState() != Thread.State.WAITING) {
                                Thread.onSpinWait();
                            }
                            caller.interrupt();
                            while (caller.isInterrupted()) {
                                Thread.onSpinWait();
                            }
                        }
                    }));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void atLeastOneThreadIsNeeded() {
        assertThrows(IllegalArgumentException.class, () -> new Workers(0, () -> false));
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
