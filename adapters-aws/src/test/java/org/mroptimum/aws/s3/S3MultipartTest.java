package org.mroptimum.aws.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BlobStore.BlobStat;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects of several parts; five mebibytes are the smallest part that the protocol allows. */
class S3MultipartTest {
    private static final int PART = 5 << 20;
    private static final int PIECE = 100_000;
    private static LoopbackS3 server;
    private S3Client client;
    private S3BlobStore store;

    @BeforeAll
    static void start() throws Exception {
        server = new LoopbackS3();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void open() {
        client = server.client();
        store = new S3BlobStore(client, PART);
    }

    @AfterEach
    void nothingHalfDoneStays() {
        assertEquals(
                List.of(),
                client.listMultipartUploads(r -> r.bucket(LoopbackS3.BUCKET)).uploads());
        store.close();
    }

    @Test
    void fortyMegabytesNeedRoomForOnePart() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        store.put(id("big"), noise(1, 400));
        long upload = threads.getCurrentThreadAllocatedBytes() - before;

        assertEquals(Optional.of(new BlobStat(400L * PIECE)), store.stat(id("big")));
        before = threads.getCurrentThreadAllocatedBytes();
        assertNoise(1, 400, "big");
        long download = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(upload < 4 * PART, upload + " bytes allocated for the upload");
        assertTrue(download < PART, download + " bytes allocated for the download");
    }

    @Test
    void aPartOfALargeObjectIsReadAlone() throws IOException {
        store.put(id("big"), noise(2, 120));
        byte[] expected = new byte[PIECE];
        Random random = new Random(2);
        for (int piece = 0; piece <= 77; piece++) {
            random.nextBytes(expected);
        }

        try (InputStream in = store.open(id("big"), 77L * PIECE, PIECE)) {
            assertArrayEquals(expected, in.readAllBytes());
        }
    }

    @Test
    void whenTheWriterThrowsLateNothingIsThere() {
        for (RuntimeException failure : List.of(new IllegalStateException(), new IllegalArgumentException())) {
            assertThrows(
                    failure.getClass(),
                    () -> store.put(id("never"), out -> {
                        noise(3, 120).writeTo(out);
                        throw failure;
                    }));
        }
        assertThrows(
                OutOfMemoryError.class,
                () -> store.put(id("never"), out -> {
                    noise(3, 120).writeTo(out);
                    throw new OutOfMemoryError("for the test");
                }));

        assertEquals(Optional.empty(), store.stat(id("never")));
    }

    @Test
    void ofRacingPublishersOfManyPartsOneWins() throws Exception {
        int racers = 3;
        CyclicBarrier written = new CyclicBarrier(racers);
        ExecutorService pool = Executors.newFixedThreadPool(racers);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int racer = 0; racer < racers; racer++) {
                int seed = racer;
                results.add(pool.submit(() -> store.publish(id("race"), out -> {
                    noise(seed, 60).writeTo(out);
                    await(written);
                })));
            }
            int winner = -1;
            for (int racer = 0; racer < racers; racer++) {
                if (results.get(racer).get()) {
                    assertEquals(-1, winner, "two winners");
                    winner = racer;
                }
            }
            assertNoise(winner, 60, "race");
            assertFalse(store.publish(id("race"), noise(9, 60)));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whoseLastAnswerIsLostHasStillPublished() throws IOException {
        int completion = 2; // the first POST begins the upload
        try (S3BlobStore shaky =
                new S3BlobStore(server.client(AlteredHttp.losingAnswer(SdkHttpMethod.POST, completion)), PART)) {
            assertTrue(shaky.publish(id("lost"), noise(4, 60)));
        }
        assertNoise(4, 60, "lost");
    }

    @Test
    void whoseUploadIsCompletedAndForgottenHasStored() throws IOException {
        int completion = 2;
        try (S3BlobStore shaky = new S3BlobStore(
                server.client(AlteredHttp.losingAnswerAndUpload(SdkHttpMethod.POST, completion)), PART)) {
            shaky.put(id("forgotten"), noise(6, 60));
        }
        assertNoise(6, 60, "forgotten");
        try (S3BlobStore shaky = new S3BlobStore(
                server.client(AlteredHttp.losingAnswerAndUpload(SdkHttpMethod.POST, completion)), PART)) {
            assertTrue(shaky.publish(id("forgotten and published"), noise(7, 60)));
        }
        assertNoise(7, 60, "forgotten and published");
    }

    @Test
    void aPartThatCannotBeSentEndsTheUpload() {
        try (S3BlobStore store = new S3BlobStore(server.client(AlteredHttp.refusing(SdkHttpMethod.PUT)), PART)) {
            JobFailure failure = assertThrows(JobFailure.class, () -> store.put(id("never"), noise(5, 120)));
            assertEquals("MRO-4009", failure.code().id());
        }
        assertEquals(Optional.empty(), store.stat(id("never")));
    }

    private static BlobId id(String key) {
        return new BlobId(LoopbackS3.BUCKET, key);
    }

    private static BlobStore.Content noise(long seed, int pieces) {
        return out -> {
            Random random = new Random(seed);
            byte[] piece = new byte[PIECE];
            for (int i = 0; i < pieces; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        };
    }

    private void assertNoise(long seed, int pieces, String key) throws IOException {
        Random random = new Random(seed);
        byte[] expected = new byte[PIECE];
        byte[] piece = new byte[PIECE];
        try (InputStream in = store.open(id(key))) {
            for (int i = 0; i < pieces; i++) {
                random.nextBytes(expected);
                assertEquals(PIECE, in.readNBytes(piece, 0, PIECE));
                assertArrayEquals(expected, piece);
            }
            assertEquals(-1, in.read());
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
