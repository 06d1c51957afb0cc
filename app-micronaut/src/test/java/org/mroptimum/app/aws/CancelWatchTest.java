package org.mroptimum.app.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;

class CancelWatchTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private boolean marked;

    private final CancelWatch watch = new CancelWatch(
            () -> {
                looks.incrementAndGet();
                return marked;
            },
            now::get,
            Duration.ofMinutes(10));

    @Test
    void looksNowAndThenOnlyAndRemembers() {
        assertFalse(watch.cancelled());
        marked = true;
        assertFalse(watch.cancelled());
        assertEquals(1, looks.get());
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        assertTrue(watch.cancelled());
        assertTrue(watch.cancelled());
        assertEquals(2, looks.get());
    }

    @Test
    void aJobThatIsToldToStopSaysWhy() {
        JobFailure why = new JobFailure(RunError.COMPUTER_STOPPED, "a test says so");

        assertSame(why, watch.stop(why));
        assertSame(why, assertThrows(JobFailure.class, watch::cancelled));
    }

    @Test
    void aMarkSaysBetterWhyTheComputerIsStopped() {
        marked = true;

        watch.stop(new JobFailure(RunError.COMPUTER_STOPPED, "a test says so"));

        assertEquals(
                RunError.CANCELLED,
                assertThrows(JobFailure.class, watch::cancelled).code());
    }

    @Test
    void aStoreThatDoesNotAnswerStopsNothing() {
        CancelWatch blind = new CancelWatch(() -> {
            throw new JobFailure(StorageError.STORE_UNREACHABLE, "a test says so");
        });

        assertFalse(blind.cancelled());
    }

    @Test
    void aStoreThatHangsKeepsNobodyFromEnding() {
        CountDownLatch never = new CountDownLatch(1);
        CancelWatch hanging = new CancelWatch(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                },
                now::get,
                Duration.ZERO);
        JobFailure why = new JobFailure(RunError.COMPUTER_STOPPED, "a test says so");

        assertSame(why, hanging.stop(why));
        never.countDown();
    }
}
