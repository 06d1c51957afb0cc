package org.mroptimum.domain.usecase;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.mroptimum.domain.port.BundleSink;
import org.mroptimum.domain.port.Progress;

/**
 * Files of a bundle that are not finished once the user wants the job to stop: compressing many maps takes longer than somebody
 * who cancels is willing to wait.
 */
record StoppableSink(BundleSink sink, Progress progress) implements BundleSink {
    /** A fraction of a second of compression. */
    private static final int PIECE_BYTES = 1 << 20;

    @Override
    public OutputStream open(String name) throws IOException {
        progress.stopIfCancelled("writing the bundle");
        return new Pieces(sink.open(name));
    }

    private final class Pieces extends FilterOutputStream {
        Pieces(OutputStream file) {
            super(file);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE_BYTES) {
                progress.stopIfCancelled("writing the bundle");
                out.write(bytes, offset + done, Math.min(PIECE_BYTES, length - done));
            }
        }
    }
}
