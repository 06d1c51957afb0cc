package org.mroptimum.app.server.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is opened at the first read. Nobody closes the content of an answer that is not sent: that to HEAD, or to a client
 * that went away before.
 */
final class OpenedWhenRead extends InputStream {
    private final Supplier<InputStream> file;
    private @Nullable InputStream opened;

    OpenedWhenRead(Supplier<InputStream> file) {
        this.file = file;
    }

    private InputStream opened() {
        InputStream content = opened == null ? file.get() : opened;
        opened = content;
        return content;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return opened().read(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }
}
