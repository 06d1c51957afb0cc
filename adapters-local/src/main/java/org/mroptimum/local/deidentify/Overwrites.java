package org.mroptimum.local.deidentify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.mroptimum.domain.port.BlobStore;

/** Stretches of a file that get other bytes when it is copied; all else is copied as it is. */
final class Overwrites implements BlobStore.Content {
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final TreeMap<Long, byte[]> stretches = new TreeMap<>();

    Overwrites(Path file) {
        this.file = file;
    }

    /** Stretches must not overlap. */
    void add(long start, byte[] bytes) {
        stretches.put(start, bytes);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long at = 0;
            for (Map.Entry<Long, byte[]> stretch : stretches.entrySet()) {
                copy(in, out, stretch.getKey() - at);
                out.write(stretch.getValue());
                in.skipNBytes(stretch.getValue().length);
                at = stretch.getKey() + stretch.getValue().length;
            }
            copy(in, out, Long.MAX_VALUE);
        }
    }

    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = bytes;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (read < 0) {
                return;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
