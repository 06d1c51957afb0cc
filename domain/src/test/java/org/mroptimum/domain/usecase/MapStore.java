package org.mroptimum.domain.usecase;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/** Objects in memory. */
class MapStore implements BlobStore {
    private final Map<BlobId, byte[]> objects;

    MapStore(Map<BlobId, byte[]> objects) {
        this.objects = objects;
    }

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        return Optional.ofNullable(objects.get(id)).map(b -> new BlobStat(b.length));
    }

    @Override
    public InputStream open(BlobId id) {
        return new ByteArrayInputStream(Objects.requireNonNull(objects.get(id)));
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        byte[] whole = Objects.requireNonNull(objects.get(id));
        int from = (int) Math.min(offset, whole.length);
        return new ByteArrayInputStream(whole, from, (int) Math.min(length, whole.length - from));
    }

    @Override
    public void put(BlobId id, Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        objects.put(id, out.toByteArray());
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        if (objects.containsKey(id)) {
            return false;
        }
        put(id, content);
        return true;
    }

    @Override
    public void delete(BlobId id) {
        objects.remove(id);
    }
}
