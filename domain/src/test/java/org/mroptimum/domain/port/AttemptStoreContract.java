package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.SignInLimit;
import org.mroptimum.domain.port.AttemptStore.Counter;

/** What every {@link AttemptStore} promises. */
public abstract class AttemptStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Counter PAIR = new Counter(SignInLimit.NAME_AND_ADDRESS, "anna from 10.0.0.1");
    private static final Counter OTHER = new Counter(SignInLimit.NAME_AND_ADDRESS, "bert from 10.0.0.1");
    private static final Counter ADDRESS = new Counter(SignInLimit.ADDRESS, "10.0.0.1");

    /** A store that counted nothing; the same one throughout a test. */
    protected abstract AttemptStore store();

    /** One over the same data in a new process. */
    protected abstract AttemptStore afterRestart();

    private void fail(int times, Counter counter) {
        for (int i = 0; i < times; i++) {
            assertEquals(Duration.ZERO, store().attempt(List.of(counter, ADDRESS), NOON));
        }
    }

    @Test
    void fiveAttemptsAreFreeAndThenTheWaitGrows() {
        fail(5, PAIR);

        assertEquals(Duration.ofSeconds(1), store().attempt(List.of(PAIR), NOON));
        assertEquals(Duration.ZERO, store().attempt(List.of(PAIR), NOON.plusSeconds(1)));
        assertEquals(Duration.ofSeconds(2), store().attempt(List.of(PAIR), NOON.plusSeconds(1)));
        assertEquals(Duration.ofSeconds(1), store().attempt(List.of(PAIR), NOON.plusSeconds(2)));
        assertEquals(Duration.ZERO, store().attempt(List.of(OTHER), NOON));
    }

    @Test
    void aRestartDoesNotForget() {
        fail(5, PAIR);

        assertEquals(Duration.ofSeconds(1), afterRestart().attempt(List.of(PAIR, ADDRESS), NOON));
    }

    @Test
    void whereOneCounterSaysWaitNoneCounts() {
        fail(5, PAIR);
        for (int i = 0; i < 10; i++) {
            assertFalse(store().attempt(List.of(OTHER, PAIR), NOON).isZero());
        }
        assertEquals(Duration.ZERO, store().attempt(List.of(OTHER), NOON));
    }

    @Test
    void forgottenCountersBeginAnew() {
        fail(5, PAIR);
        store().forget(List.of(PAIR));

        fail(5, PAIR);
        assertFalse(store().attempt(List.of(PAIR), NOON).isZero());
    }

    @Test
    void anAttemptThatTurnedOutWellIsTakenBack() {
        fail(5, PAIR);
        store().takeBack(PAIR);
        store().takeBack(OTHER);

        assertEquals(Duration.ZERO, store().attempt(List.of(PAIR), NOON));
        assertFalse(store().attempt(List.of(PAIR), NOON).isZero());
    }

    @Test
    void attemptsAtTheSameTimeDoNotGetAround() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Duration> attempt = () -> store().attempt(List.of(PAIR, ADDRESS), NOON);
            List<Duration> free = new ArrayList<>();
            for (Future<Duration> wait : threads.invokeAll(Collections.nCopies(24, attempt))) {
                if (wait.get().isZero()) {
                    free.add(wait.get());
                }
            }
            assertTrue(free.size() <= 5, free.size() + " attempts got through");
        } finally {
            threads.shutdownNow();
        }
    }
}
