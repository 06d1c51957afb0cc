package org.mroptimum.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.Progress;

/** Copies a stream into a place of a file. When the stream breaks, it is asked for again from where it broke. */
final class ResumedCopy {
    private static final int TRIES = 5;
    private static final int BUFFER = 1 << 18;
    /** A try that brought this much does not count, so that a long transfer may break more often than a short one. */
    private static final long PROGRESS = 1 << 20;

    private final FileChannel out;
    private final Progress progress;
    private final Source source;
    private final boolean fromStart;
    private long position;

    private ResumedCopy(FileChannel out, long from, Progress progress, Source source, boolean fromStart) {
        this.out = out;
        this.progress = progress;
        this.position = from;
        this.source = source;
        this.fromStart = fromStart;
    }

    /** Copies everything that comes from byte {@code from} on, unless the job is cancelled. */
    static void copy(FileChannel out, long from, Progress progress, Source source) {
        new ResumedCopy(out, from, progress, source, false).run();
    }

    /** Copies a whole stream, from its start again when it breaks: for streams that check what they deliver at their end. */
    static void again(FileChannel out, Progress progress, Whole whole) {
        new ResumedCopy(out, 0, progress, position -> whole.open(), true).run();
    }

    private void run() {
        for (int tries = TRIES; ; ) {
            long began = position;
            try (InputStream in = source.from(position)) {
                drain(in);
                return;
            } catch (IOException e) {
                tries = !fromStart && position - began >= PROGRESS ? TRIES : tries - 1;
                position = fromStart ? 0 : position;
                if (tries == 0) {
                    // without the cause: its message could hold a link
                    throw new JobFailure(
                            StorageError.NOT_READABLE, "the connection to the input's store broke " + TRIES + " times");
                }
            }
        }
    }

    private void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            progress.stopIfCancelled("fetching the input");
            write(ByteBuffer.wrap(buffer, 0, read));
        }
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                position += out.write(bytes, position);
            }
        } catch (IOException e) {
            throw ScratchDisk.full(e);
        }
    }

    /** All bytes of the object. */
    @FunctionalInterface
    interface Whole {
        InputStream open() throws IOException;
    }

    /** The bytes from a position of the object on; a stream that ends too early must throw. */
    @FunctionalInterface
    interface Source {
        InputStream from(long position) throws IOException;
    }
}
