package org.mroptimum.aws.link;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes behind a link. Too many of them, or bytes that come too slowly, end it with MRO-4008; a connection that breaks before
 * the announced length is an {@link IOException}, after which the rest may be asked for again.
 */
final class LinkStream extends FilterInputStream {
    private final OptionalLong announced;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long left;
    private long count;
    private volatile boolean late;

    /**
     * @param announced how many bytes will come, if the server says so
     * @param most how many may come
     */
    LinkStream(InputStream body, OptionalLong announced, long most, Duration time) {
        super(body);
        this.announced = announced;
        this.left = most;
        var unused = done.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).whenComplete(this::cutWhenLate);
    }

    /** Wakes a reader that waits for bytes. */
    private void cutWhenLate(@Nullable Void none, @Nullable Throwable timeout) {
        if (timeout != null) {
            late = true;
            closeBody();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, length);
        } catch (IOException e) {
            refuseWhenLate();
            throw new IOException("the connection of a temporary link broke"); // the cause could name the link
        }
        refuseWhenLate();
        if (read < 0) {
            if (announced.isPresent() && count != announced.getAsLong()) {
                throw new IOException("the connection of a temporary link broke before the end");
            }
            return read;
        }
        count += read;
        left -= read;
        if (left < 0) {
            throw LinkRules.refused("leads to more bytes than this installation allows");
        }
        return read;
    }

    private void refuseWhenLate() {
        if (late) {
            throw tooSlow();
        }
    }

    static RuntimeException tooSlow() {
        return LinkRules.refused("moves its bytes too slowly");
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(wanted, 1), 1 << 16)];
        return wanted <= 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        done.complete(null);
        closeBody();
    }

    private void closeBody() {
        try {
            in.close();
        } catch (IOException e) {
            return; // nothing more is wanted from this connection
        }
    }
}
