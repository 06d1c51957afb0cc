package org.mroptimum.aws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BlobId;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;

class S3FailureTest {
    private static final BlobId ID = new BlobId(LoopbackS3.BUCKET, "u-1/scan.dat");
    private static LoopbackS3 server;

    @BeforeAll
    static void start() throws Exception {
        server = new LoopbackS3();
        try (S3BlobStore store = new S3BlobStore(server.client())) {
            store.put(ID, out -> out.write(new byte[100_000]));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void aBadSignatureIsAMatterOfRights() {
        try (S3BlobStore store =
                new S3BlobStore(server.builder("another secret").build())) {
            assertFailure("MRO-4002", "s3:GetObject", () -> store.open(ID));
            assertFailure("MRO-4002", "s3:GetObject", () -> store.open(ID, 0, 5));
            assertFailure("MRO-4002", "s3:GetObject", () -> store.stat(ID));
            assertFailure("MRO-4003", "s3:PutObject", () -> store.put(ID, out -> out.write(1)));
            assertFailure("MRO-4003", "s3:DeleteObject", () -> store.delete(ID));
        }
    }

    @Test
    void aMissingBucketIsNotFound() {
        BlobId nowhere = new BlobId("no-such-bucket", "x");
        try (S3BlobStore store = new S3BlobStore(server.client())) {
            assertFailure("MRO-4001", "no such bucket", () -> store.open(nowhere));
            assertFailure("MRO-4001", "no such bucket", () -> store.put(nowhere, out -> out.write(1)));
        }
    }

    @Test
    void namesThatNoBucketOrKeyCanHaveAreRefused() {
        try (S3BlobStore store = new S3BlobStore(server.client())) {
            BlobId pointer = new BlobId("arn:aws:s3:us-east-1:123456789012:accesspoint", "x");
            assertFailure("MRO-4004", "bucket", () -> store.open(pointer));
            assertFailure("MRO-4004", "longer", () -> store.open(new BlobId(LoopbackS3.BUCKET, "ü".repeat(600))));
        }
    }

    @Test
    void aStoreThatIsDownIsToldApart() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        S3Settings settings = new S3Settings(Optional.empty(), Optional.of(URI.create("http://127.0.0.1:" + port)));
        try (S3BlobStore store = new S3BlobStore(settings.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build())) {
            JobFailure failure = assertFailure("MRO-4009", "does not answer", () -> store.stat(ID));
            assertFalse(String.valueOf(failure.getMessage()).contains("127.0.0.1"));
        }
    }

    @Test
    void aReadThatIsCutIsNotAWholeRead() {
        try (S3BlobStore store = storeOver(AlteredHttp.cutting())) {
            assertThrows(IOException.class, () -> readAll(store.open(ID)));
            assertThrows(IOException.class, () -> readAll(store.open(ID, 10, 5000)));
        }
    }

    @Test
    void aReadWhoseBitsChangedOnTheWayIsDetected() {
        try (S3BlobStore store = storeOver(AlteredHttp.flippingBits())) {
            assertThrows(IOException.class, () -> readAll(store.open(ID)));
        }
    }

    @Test
    void whoseAnswerIsLostHasStillPublished() {
        BlobId once = new BlobId(LoopbackS3.BUCKET, "once.zip");
        try (S3BlobStore store = storeOver(AlteredHttp.losingAnswer(SdkHttpMethod.PUT, 1))) {
            assertTrue(store.publish(once, out -> out.write(1)));
            assertFalse(store.publish(once, out -> out.write(2)));
        }
    }

    @Test
    void aStreamMayBeLeftBeforeItsEnd() throws IOException {
        try (S3BlobStore store = new S3BlobStore(server.client());
                InputStream in = store.open(ID)) {
            assertEquals(0, in.read());
            assertEquals(5, in.skip(5));
        }
    }

    private static S3BlobStore storeOver(AlteredHttp http) {
        return new S3BlobStore(server.client(http));
    }

    private static void readAll(InputStream in) throws IOException {
        try (in) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static JobFailure assertFailure(String code, String word, Runnable use) {
        JobFailure failure = assertThrows(JobFailure.class, use::run);
        assertEquals(code, failure.code().id());
        assertTrue(String.valueOf(failure.getMessage()).contains(word), failure.getMessage());
        assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
        return failure;
    }
}
