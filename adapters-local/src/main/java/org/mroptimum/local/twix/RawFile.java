package org.mroptimum.local.twix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/** A file read at positions, little endian, from any number of threads at once. What goes wrong becomes a coded failure. */
final class RawFile implements AutoCloseable {
    private final FileChannel channel;
    private final long size;

    private RawFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static RawFile open(String path) {
        try {
            FileChannel channel = FileChannel.open(Path.of(path), StandardOpenOption.READ);
            return new RawFile(channel, channel.size());
        } catch (IOException | InvalidPathException e) {
            throw new JobFailure(RawDataError.UNKNOWN_FORMAT, "the raw data file cannot be opened", e);
        }
    }

    long size() {
        return size;
    }

    /** Exactly {@code length} bytes from {@code position}, ready to be read. */
    ByteBuffer read(long position, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        read(position, length, buffer);
        return buffer;
    }

    /** Fills {@code buffer} from its start with exactly {@code length} bytes and flips it. */
    void read(long position, int length, ByteBuffer buffer) {
        buffer.clear().limit(length);
        try {
            while (buffer.hasRemaining()) {
                int got = channel.read(buffer, position + buffer.position());
                if (got < 0) {
                    throw new JobFailure(
                            RawDataError.TRUNCATED,
                            "the file ends at byte " + (position + buffer.position()) + " where " + buffer.remaining()
                                    + " more are needed");
                }
            }
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the file cannot be read at byte " + position, e);
        }
        buffer.flip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the raw data file cannot be closed", e);
        }
    }
}
