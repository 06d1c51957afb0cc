package org.mroptimum.aws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import software.amazon.awssdk.services.s3.model.S3Object;

/** All that a store in S3 promises, over folders of one bucket. */
class OneBucketStoreTest extends S3BlobStoreTest {

    @Override
    protected BlobStore store() {
        return new OneBucketStore(super.store(), LoopbackS3.BUCKET, "hospital/mr");
    }

    @Override
    protected String bucket() {
        return "results";
    }

    @Test
    void bucketsAreFoldersBelowThePrefix() {
        BlobStore.Content content = out -> out.write("zip".getBytes(StandardCharsets.UTF_8));
        store().put(new BlobId("results", "a.zip"), content);
        new OneBucketStore(super.store(), LoopbackS3.BUCKET, "").put(new BlobId("scans", "b"), content);

        try (var s3 = server.client()) {
            List<String> keys = s3.listObjectsV2(r -> r.bucket(LoopbackS3.BUCKET)).contents().stream()
                    .map(S3Object::key)
                    .toList();
            assertEquals(List.of("hospital/mr/results/a.zip", "scans/b"), keys);
        }
    }
}
