package org.mroptimum.local.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.StagedFile;

/** One upload that this thread has for itself. */
final class IncomingFile implements IncomingFiles.Incoming {
    private static final int BUFFER = 1 << 18;
    /** A process that dies loses at most so many bytes of one piece. */
    private static final long SYNC_BYTES = 64L << 20;

    private final Path path;
    private final FileChannel channel;

    IncomingFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    @Override
    public long write(long offset, InputStream source, long limit, LongConsumer durable) throws IOException {
        if (size() < offset) {
            throw new JobFailure(
                    RequestError.WRONG_OFFSET, "the file ends at " + size() + ", and the piece begins at " + offset);
        }
        truncate(offset);
        long synced = offset;
        long at = offset;
        byte[] buffer = new byte[BUFFER];
        try {
            while (at < offset + limit) {
                int read = source.read(buffer, 0, (int) Math.min(BUFFER, offset + limit - at));
                if (read < 0) {
                    break;
                }
                put(ByteBuffer.wrap(buffer, 0, read), at);
                at += read;
                if (at - synced >= SYNC_BYTES) {
                    sync(at, durable);
                    synced = at;
                }
            }
        } finally {
            sync(at, durable);
        }
        return at;
    }

    private void put(ByteBuffer bytes, long at) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, at + bytes.position());
            }
        } catch (IOException e) {
            throw IncomingFolder.failure(e);
        }
    }

    private void sync(long at, LongConsumer durable) {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw IncomingFolder.failure(e);
        }
        durable.accept(at);
    }

    @Override
    public void truncate(long offset) {
        try {
            channel.truncate(offset);
        } catch (IOException e) {
            throw IncomingFolder.failure(e);
        }
    }

    @Override
    public long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw IncomingFolder.failure(e);
        }
    }

    @Override
    public StagedFile staged() {
        return new StagedFile(path.toString(), "the file", size());
    }

    @Override
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (long at = 0; channel.read(buffer, at) >= 0; at += buffer.limit(), buffer.clear()) {
                digest.update(buffer.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw IncomingFolder.failure(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw IncomingFolder.failure(e);
        }
    }
}
