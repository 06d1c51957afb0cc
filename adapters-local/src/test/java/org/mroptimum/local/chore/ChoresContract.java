package org.mroptimum.local.chore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

/** What background work promises, on one kind of database. */
abstract class ChoresContract {
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final long PATIENCE_S = 20;
    private static final Chore.Patience THREE_TIMES = new Chore.Patience(3, Duration.ofMillis(1), Duration.ofMillis(2));

    private final OpenDatabase database = new OpenDatabase(this::open);
    private final List<Chores> servers = new ArrayList<>();
    private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> givenUp = new LinkedBlockingQueue<>();

    abstract Database open();

    @AfterEach
    void close() {
        servers.forEach(Chores::close);
        database.close();
    }

    private void start(Chore... chores) {
        Chores server = new Chores(database.get(), List.of(chores), QUICK, Duration.ofMillis(100));
        servers.add(server);
        server.start();
    }

    private Chore letter(Consumer<String> work) {
        return new Chore.Once("letter", work, THREE_TIMES, givenUp::add);
    }

    private boolean order(String key) {
        return new ChoreOrders(database.get()).order("letter", key);
    }

    private static String next(LinkedBlockingQueue<String> events) throws InterruptedException {
        @Nullable String next = events.poll(PATIENCE_S, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Test
    void whatIsOrderedTwiceIsDoneOnce() throws InterruptedException {
        assertTrue(order("a"));
        assertFalse(order("a"));
        start(letter(done::add));

        assertEquals("a", next(done));
        awaitEmptyTable();
        assertTrue(order("b"));
        assertEquals("b", next(done));
        awaitEmptyTable();
        assertTrue(order("a"), "it is done: this is another order");
        assertEquals("a", next(done));
        assertEquals(List.of(), List.copyOf(givenUp));
    }

    @Test
    void anOrderOutlivesTheProcess() throws InterruptedException {
        order("a");
        database.close();

        start(letter(done::add));

        assertEquals("a", next(done));
    }

    @Test
    void anOrderOfATransactionThatFailsIsForgotten() throws InterruptedException {
        ChoreOrders orders = new ChoreOrders(database.get());
        assertThrows(
                IllegalStateException.class,
                () -> database.get().transaction(connection -> {
                    orders.order(connection, "letter", "undone");
                    throw new IllegalStateException("half way");
                }));
        database.get().transaction(connection -> orders.order(connection, "letter", "a"));

        start(letter(done::add));

        assertEquals("a", next(done));
        awaitEmptyTable();
        assertTrue(done.isEmpty());
    }

    @Test
    void whatFailsIsTriedAgain() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        start(letter(key -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            done.add(key);
        }));
        order("a");

        assertEquals("a", next(done));
        assertEquals(3, tries.get());
    }

    @Test
    void whatFailsTooOftenIsGivenUp() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        start(letter(key -> {
            tries.incrementAndGet();
            throw new IllegalStateException("never");
        }));
        order("a");

        assertEquals("a", next(givenUp));
        awaitEmptyTable();
        assertEquals(3, tries.get());
    }

    @Test
    void recurringWorkIsDoneAgainEvenWhenItFails() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(3);
        start(new Chore.Recurring("sweep", Duration.ofMillis(1), () -> {
            times.countDown();
            throw new IllegalStateException("once more");
        }));

        assertTrue(times.await(PATIENCE_S, TimeUnit.SECONDS));
    }

    @Test
    void ofSeveralServersOneDoesRecurringWork() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        Chore sweep = new Chore.Recurring("sweep", Duration.ofDays(1), times::incrementAndGet);
        start(sweep, letter(done::add));
        start(sweep, letter(done::add));
        awaitRow("task_name = 'sweep' and last_success is not null and not picked");
        // Another order passes through: both servers have looked for work since.
        for (String key : List.of("a", "b", "c")) {
            order(key);
            assertEquals(key, next(done));
        }

        assertEquals(1, times.get());
    }

    private void awaitRow(String condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_S).toNanos();
        while (!exists(condition)) {
            assertTrue(System.nanoTime() < deadline, "never: " + condition);
            Thread.onSpinWait();
        }
    }

    @Test
    void theWorkOfADeadServerIsDoneAgain() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger times = new AtomicInteger();
        Chore letter = letter(key -> {
            if (times.incrementAndGet() == 1) {
                done.add("begun");
                await(over);
            } else {
                done.add(key);
            }
        });
        try {
            start(letter);
            order("a");
            assertEquals("begun", next(done));
            takeForDead();

            start(letter);

            assertEquals("a", next(done));
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As if the server had missed its heartbeats; it sends none for a version of the row that is not its own. */
    private void takeForDead() {
        database.get().transaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update scheduled_chores set version = version + 1,"
                            + " last_heartbeat = timestamp with time zone '2020-01-01 00:00:00+00'")) {
                return update.executeUpdate();
            }
        });
    }

    private void awaitEmptyTable() {
        long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_S).toNanos();
        while (exists("true")) {
            assertTrue(System.nanoTime() < deadline, "work is left");
            Thread.onSpinWait();
        }
    }

    private boolean exists(String condition) {
        return database.get().read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select 1 from scheduled_chores where " + condition)) {
                return select.executeQuery().next();
            }
        });
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        Chore.Patience patience = new Chore.Patience(100, Duration.ofSeconds(5), Duration.ofMinutes(1));

        assertEquals(Duration.ofSeconds(5), patience.after(1));
        assertEquals(Duration.ofSeconds(20), patience.after(3));
        assertEquals(Duration.ofMinutes(1), patience.after(5));
        assertEquals(Duration.ofMinutes(1), patience.after(99));
    }
}
