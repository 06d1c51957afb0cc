package org.mroptimum.local.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a file from the last to the first, without reading more than is asked for. */
final class LinesBackwards implements AutoCloseable {
    private static final int BLOCK = 1 << 14;

    private final RandomAccessFile file;
    /** What was read and not handed out yet: bytes from {@code start} on. */
    private byte[] held = new byte[0];

    private long start;
    private long end;

    /** Begins behind the last whole line. */
    LinesBackwards(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.start = file.length();
    }

    /** Offset behind the end of the line that came last. */
    long end() {
        return end;
    }

    /** The line before, without its end; empty at the begin of the file. Bytes behind the last line's end are left out. */
    Optional<byte[]> next() throws IOException {
        int at = lastBreak(0);
        if (at < 0) {
            return Optional.empty();
        }
        int before = lastBreak(held.length - at);
        at = lastBreak(0);
        end = start + at + 1;
        byte[] line = Arrays.copyOfRange(held, before + 1, at);
        held = Arrays.copyOf(held, before + 1);
        return Optional.of(line);
    }

    /**
     * Position in {@code held} of the last line break, -1 when the file has none; reads as far as needed, which moves positions.
     *
     * @param leftOut so many bytes at the end are not looked at
     */
    private int lastBreak(int leftOut) throws IOException {
        int position = held.length - leftOut - 1;
        while (true) {
            for (; position >= 0; position--) {
                if (held[position] == '\n') {
                    return position;
                }
            }
            if (start == 0) {
                return -1;
            }
            position = readBlock() - 1;
        }
    }

    /** Puts the block before in front; tells its length. */
    private int readBlock() throws IOException {
        int length = (int) Math.min(BLOCK, start);
        byte[] more = new byte[length + held.length];
        file.seek(start - length);
        file.readFully(more, 0, length);
        System.arraycopy(held, 0, more, length, held.length);
        held = more;
        start -= length;
        return length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
