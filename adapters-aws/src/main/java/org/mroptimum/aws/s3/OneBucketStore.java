package org.mroptimum.aws.s3;

import java.io.InputStream;
import java.util.Optional;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/**
 * All buckets of a program as folders of one real bucket, for whoever has one only: {@code results/a.zip} is
 * {@code PREFIX/results/a.zip} there. Promises and failures are those of the store behind.
 */
public final class OneBucketStore implements BlobStore {
    private final BlobStore store;
    private final String bucket;
    private final String prefix;

    /**
     * Folders of a bucket.
     *
     * @param store where the bucket is
     * @param prefix what their keys begin with; empty for none
     */
    public OneBucketStore(BlobStore store, String bucket, String prefix) {
        this.store = store;
        this.bucket = bucket;
        this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        return store.stat(inside(id));
    }

    @Override
    public InputStream open(BlobId id) {
        return store.open(inside(id));
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        return store.open(inside(id), offset, length);
    }

    @Override
    public void put(BlobId id, Content content) {
        store.put(inside(id), content);
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        return store.publish(inside(id), content);
    }

    @Override
    public void delete(BlobId id) {
        store.delete(inside(id));
    }

    /** Where something is in the real bucket. Checked before it becomes a part of a longer name, in which a way out might look harmless. */
    public BlobId inside(BlobId id) {
        id.requireInside();
        return new BlobId(bucket, prefix + id.bucket() + "/" + id.key());
    }
}
