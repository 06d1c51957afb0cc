package org.mroptimum.local.result;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/**
 * A stored object as a file that can be read at any place. Reads whole blocks through ranges of the store and keeps the last one
 * only, so memory does not grow with the object. For one thread.
 */
final class BlobChannel implements SeekableByteChannel {
    /** A round trip to an object store costs as much as some hundred kilobytes. */
    private static final int BLOCK = 1 << 18;

    private final BlobStore store;
    private final BlobId id;
    private final long size;
    private long position;
    private byte[] block = new byte[0];
    private long blockStart;
    private boolean open = true;

    BlobChannel(BlobStore store, BlobId id, long size) {
        this.store = store;
        this.id = id;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        if (position < blockStart || position >= blockStart + block.length) {
            fetch();
        }
        int from = (int) (position - blockStart);
        int count = Math.min(into.remaining(), block.length - from);
        into.put(block, from, count);
        position += count;
        return count;
    }

    private void fetch() throws IOException {
        blockStart = position / BLOCK * BLOCK;
        int length = (int) Math.min(BLOCK, size - blockStart);
        try (InputStream in = store.open(id, blockStart, length)) {
            block = in.readNBytes(length);
        }
        if (block.length < length) {
            block = new byte[0];
            throw new EOFException("the stored object became shorter");
        }
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IOException("a position before the file");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        block = new byte[0];
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }
}
