package org.mroptimum.domain.port;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/** A store in memory that keeps the contract, for tests of what lies above a store. */
public final class MemoryBlobStore implements BlobStore {
    private final Map<BlobId, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        id.requireInside();
        return Optional.ofNullable(objects.get(id)).map(bytes -> new BlobStat(bytes.length));
    }

    @Override
    public InputStream open(BlobId id) {
        return new ByteArrayInputStream(bytes(id));
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        byte[] bytes = bytes(id);
        int from = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, from, (int) Math.min(length, bytes.length - from));
    }

    @Override
    public void put(BlobId id, Content content) {
        id.requireInside();
        objects.put(id, written(id, content));
        announce();
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        id.requireInside();
        boolean first = objects.putIfAbsent(id, written(id, content)) == null;
        announce();
        return first;
    }

    @Override
    public void delete(BlobId id) {
        id.requireInside();
        objects.remove(id);
    }

    /** The keys of a bucket in their order. */
    public SortedSet<String> keys(String bucket) {
        SortedSet<String> keys = new TreeSet<>();
        for (BlobId id : objects.keySet()) {
            if (id.bucket().equals(bucket)) {
                keys.add(id.key());
            }
        }
        return keys;
    }

    /** Waits until another thread stores an object under the id. */
    public synchronized void await(BlobId id) throws InterruptedException {
        while (!objects.containsKey(id)) {
            wait();
        }
    }

    private synchronized void announce() {
        notifyAll();
    }

    private byte[] bytes(BlobId id) {
        id.requireInside();
        byte[] bytes = objects.get(id);
        if (bytes == null) {
            throw new JobFailure(StorageError.NOT_FOUND, "nothing is stored under " + id.printable());
        }
        return bytes;
    }

    private static byte[] written(BlobId id, Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, id.printable(), e);
        }
        return out.toByteArray();
    }
}
