package org.mroptimum.local.result;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/** A store that counts the bytes that were asked for. */
record CountedStore(BlobStore store, AtomicLong fetched) implements BlobStore {

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        return store.stat(id);
    }

    @Override
    public InputStream open(BlobId id) {
        fetched.addAndGet(stat(id).orElseThrow().bytes());
        return store.open(id);
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        fetched.addAndGet(length);
        return store.open(id, offset, length);
    }

    @Override
    public void put(BlobId id, Content content) {
        store.put(id, content);
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        return store.publish(id, content);
    }

    @Override
    public void delete(BlobId id) {
        store.delete(id);
    }
}
