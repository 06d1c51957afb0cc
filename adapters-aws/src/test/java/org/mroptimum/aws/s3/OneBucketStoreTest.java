package org.mroptimum.aws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BlobStoreContract;
import software.amazon.awssdk.services.s3.model.S3Object;

class OneBucketStoreTest extends BlobStoreContract {
    private static LoopbackS3 server;
    private S3BlobStore bucket;

    @BeforeAll
    static void start() throws Exception {
        server = new LoopbackS3();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @BeforeEach
    void empty() {
        bucket = new S3BlobStore(server.client());
        try (var s3 = server.client()) {
            s3.listObjectsV2(r -> r.bucket(LoopbackS3.BUCKET))
                    .contents()
                    .forEach(object ->
                            s3.deleteObject(r -> r.bucket(LoopbackS3.BUCKET).key(object.key())));
        }
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Override
    protected BlobStore store() {
        return new OneBucketStore(bucket, LoopbackS3.BUCKET, "hospital/mr");
    }

    @Override
    protected String bucket() {
        return "results";
    }

    @Test
    void bucketsAreFoldersBelowThePrefix() {
        BlobStore.Content content = out -> out.write("zip".getBytes(StandardCharsets.UTF_8));
        store().put(new BlobId("results", "a.zip"), content);
        new OneBucketStore(bucket, LoopbackS3.BUCKET, "").put(new BlobId("scans", "b"), content);

        try (var s3 = server.client()) {
            List<String> keys = s3.listObjectsV2(r -> r.bucket(LoopbackS3.BUCKET)).contents().stream()
                    .map(S3Object::key)
                    .toList();
            assertEquals(List.of("hospital/mr/results/a.zip", "scans/b"), keys);
        }
    }
}
