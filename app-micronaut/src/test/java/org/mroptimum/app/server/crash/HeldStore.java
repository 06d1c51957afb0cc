package org.mroptimum.app.server.crash;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.scan.Scan;

/** A store with edges where an object is half read or half written. */
record HeldStore(BlobStore store) implements BlobStore {
    private static final int HALF = 500;

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        return store.stat(id);
    }

    @Override
    public InputStream open(BlobId id) {
        return id.bucket().equals(Scan.BUCKET) ? new HalfRead(store.open(id)) : store.open(id);
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        return store.open(id, offset, length);
    }

    @Override
    public void put(BlobId id, Content content) {
        store.put(id, out -> content.writeTo(new HalfWritten(out, Edge.CHECKING)));
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        return store.publish(id, out -> content.writeTo(new HalfWritten(out, Edge.WRITING)));
    }

    @Override
    public void delete(BlobId id) {
        store.delete(id);
    }

    private static final class HalfRead extends FilterInputStream {
        private boolean begun;

        HalfRead(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (begun) {
                HeldServer.reach(Edge.FETCHING);
                return super.read(bytes, offset, length);
            }
            begun = true;
            return super.read(bytes, offset, Math.min(length, HALF));
        }
    }

    private static final class HalfWritten extends FilterOutputStream {
        private final Edge edge;
        private long written;

        HalfWritten(OutputStream out, Edge edge) {
            super(out);
            this.edge = edge;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int now = (int) Math.max(0, Math.min(length, HALF - written));
            out.write(bytes, offset, now);
            written += now;
            if (written == HALF) {
                out.flush();
                HeldServer.reach(edge);
            }
            out.write(bytes, offset + now, length - now);
        }
    }
}
