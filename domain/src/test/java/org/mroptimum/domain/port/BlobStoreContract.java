package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BlobStore.BlobStat;

/** What every {@link BlobStore} promises. */
public abstract class BlobStoreContract {

    /** An empty store; the same one throughout a test. */
    protected abstract BlobStore store();

    /** A bucket that exists. */
    protected abstract String bucket();

    protected BlobId id(String key) {
        return new BlobId(bucket(), key);
    }

    @Test
    void whatWasPutIsWhatIsRead() throws IOException {
        put("a/b.bin", "hello");

        assertEquals("hello", read("a/b.bin"));
        assertEquals(Optional.of(new BlobStat(5)), store().stat(id("a/b.bin")));
    }

    @Test
    void anEmptyObjectIsAnObject() throws IOException {
        put("empty", "");

        assertEquals("", read("empty"));
        assertEquals(Optional.of(new BlobStat(0)), store().stat(id("empty")));
    }

    @Test
    void keysMayHoldSpacesAndOtherLetters() throws IOException {
        String key = "MR Optimum/u-1/ü 100% + x.zip";
        put(key, "zip");

        assertEquals("zip", read(key));
    }

    @Test
    void manyMegabytesPassUnchanged() throws IOException {
        int pieces = 70;
        store().put(id("big"), out -> {
            Random random = new Random(7);
            byte[] piece = new byte[100_003];
            for (int i = 0; i < pieces; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        });

        assertEquals(Optional.of(new BlobStat(pieces * 100_003L)), store().stat(id("big")));
        Random random = new Random(7);
        byte[] expected = new byte[100_003];
        try (InputStream in = store().open(id("big"))) {
            for (int i = 0; i < pieces; i++) {
                random.nextBytes(expected);
                assertArrayEquals(expected, in.readNBytes(expected.length), "piece " + i);
            }
            assertEquals(-1, in.read());
        }
    }

    @Test
    void aPartIsWhatLiesThere() throws IOException {
        put("parts", "0123456789");

        assertEquals("0123456789", read("parts", 0, 10));
        assertEquals("345", read("parts", 3, 3));
        assertEquals("89", read("parts", 8, 100));
        assertEquals("", read("parts", 10, 5));
        assertEquals("", read("parts", 99, 5));
        assertEquals("", read("parts", 3, 0));
        assertEquals(
                "MRO-4001",
                assertThrows(JobFailure.class, () -> store().open(id("no/such"), 0, 1))
                        .code()
                        .id());
    }

    @Test
    void putReplaces() throws IOException {
        put("x", "a long first content");
        put("x", "second");

        assertEquals("second", read("x"));
    }

    @Test
    void whenTheWriterThrowsNothingChanges() throws IOException {
        put("kept", "old");
        for (String key : List.of("kept", "new")) {
            assertThrows(
                    RuntimeException.class,
                    () -> store().put(id(key), out -> {
                        out.write(new byte[200_000]);
                        throw new IllegalStateException("the writer gave up");
                    }));
        }
        assertThrows(
                JobFailure.class,
                () -> store().publish(id("new"), out -> {
                    out.write(new byte[200_000]);
                    throw new IOException("the writer gave up");
                }));

        assertEquals("old", read("kept"));
        assertEquals(Optional.empty(), store().stat(id("new")));
        assertTrue(publish("new", "later"));
    }

    @Test
    void publishKeepsTheFirst() throws IOException {
        assertTrue(publish("once", "first"));
        assertFalse(publish("once", "second"));

        assertEquals("first", read("once"));
    }

    @Test
    void ofRacingPublishersExactlyOneWins() throws Exception {
        int racers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(racers);
        try {
            for (int round = 0; round < 10; round++) {
                String key = "race/" + round;
                CyclicBarrier start = new CyclicBarrier(racers);
                List<Future<Boolean>> results = new ArrayList<>();
                for (int racer = 0; racer < racers; racer++) {
                    String content = ("racer " + racer + ";").repeat(2000);
                    results.add(pool.submit(() -> {
                        start.await();
                        return publish(key, content);
                    }));
                }
                int winner = -1;
                for (int racer = 0; racer < racers; racer++) {
                    if (results.get(racer).get()) {
                        assertEquals(-1, winner, "two winners");
                        winner = racer;
                    }
                }
                assertEquals(("racer " + winner + ";").repeat(2000), read(key));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void deleteRemovesAndForgivesAbsence() {
        put("gone", "x");
        store().delete(id("gone"));
        store().delete(id("gone"));

        assertEquals(Optional.empty(), store().stat(id("gone")));
    }

    @Test
    void whatIsNotThereIsMro4001() {
        JobFailure failure = assertThrows(JobFailure.class, () -> store().open(id("no/such")));

        assertEquals("MRO-4001", failure.code().id());
        assertEquals(Optional.empty(), store().stat(id("no/such")));
    }

    @Test
    void namesThatLeadOutsideAreMro4004() {
        List<BlobId> hostile = new ArrayList<>();
        for (String key :
                List.of("", "/etc/passwd", "..", "../x", "a/../../x", "a/./b", "a//b", "a/", "a\0b", "a\nb")) {
            hostile.add(id(key));
        }
        for (String bucket : List.of("", ".", "..", "a/b", "/", "a\0b")) {
            hostile.add(new BlobId(bucket, "x"));
        }
        for (BlobId id : hostile) {
            refused(id, () -> store().stat(id));
            refused(id, () -> store().open(id));
            refused(id, () -> store().open(id, 0, 1));
            refused(id, () -> store().put(id, out -> out.write(1)));
            refused(id, () -> store().publish(id, out -> out.write(1)));
            refused(id, () -> store().delete(id));
        }
    }

    private static void refused(BlobId id, Executable use) {
        assertEquals(
                "MRO-4004",
                assertThrows(JobFailure.class, use, id.toString()).code().id(),
                id.toString());
    }

    protected void put(String key, String content) {
        store().put(id(key), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    protected boolean publish(String key, String content) {
        return store().publish(id(key), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    protected String read(String key) throws IOException {
        try (InputStream in = store().open(id(key))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String read(String key, long offset, long length) throws IOException {
        try (InputStream in = store().open(id(key), offset, length)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
