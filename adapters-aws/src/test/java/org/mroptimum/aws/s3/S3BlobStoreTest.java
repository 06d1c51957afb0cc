package org.mroptimum.aws.s3;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BlobStoreContract;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3BlobStoreTest extends BlobStoreContract {
    static LoopbackS3 server;
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
    void empty() {
        store = new S3BlobStore(server.client());
        try (var s3 = server.client()) {
            for (S3Object object :
                    s3.listObjectsV2(r -> r.bucket(LoopbackS3.BUCKET)).contents()) {
                s3.deleteObject(r -> r.bucket(LoopbackS3.BUCKET).key(object.key()));
            }
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected String bucket() {
        return LoopbackS3.BUCKET;
    }
}
