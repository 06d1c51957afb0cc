package org.mroptimum.local.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/** A real store whose connections break after some bytes, as often as it is told; remembers what it was asked for. */
final class ShakyStore implements BlobStore {
    private final BlobStore real;
    private final int bytes;
    private final List<String> asked = new ArrayList<>();
    private int breaks;

    ShakyStore(BlobStore real, int breaks, int bytes) {
        this.real = real;
        this.breaks = breaks;
        this.bytes = bytes;
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        return real.stat(id);
    }

    @Override
    public InputStream open(BlobId id) {
        return opened("whole", real.open(id));
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        return opened(offset + "+" + length, real.open(id, offset, length));
    }

    private synchronized InputStream opened(String part, InputStream in) {
        asked.add(part);
        return breaks-- > 0 ? breaking(in, bytes) : in;
    }

    @Override
    public void put(BlobId id, Content content) {
        real.put(id, content);
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        return real.publish(id, content);
    }

    @Override
    public void delete(BlobId id) {
        real.delete(id);
    }

    /** Breaks after that many bytes, or at the end if that comes first. */
    static InputStream breaking(InputStream in, int bytes) {
        return new FilterInputStream(in) {
            private int left = bytes;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = left == 0 ? -1 : super.read(target, offset, Math.min(length, left));
                if (read < 0) {
                    throw new IOException("connection reset by https://host/?X-Amz-Signature=abc");
                }
                left -= read;
                return read;
            }
        };
    }
}
