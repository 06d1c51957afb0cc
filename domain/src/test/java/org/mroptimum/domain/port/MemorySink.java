package org.mroptimum.domain.port;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Keeps a bundle in memory, and insists that files come one after the other, each name once. */
public final class MemorySink implements BundleSink {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private boolean open;

    @Override
    public OutputStream open(String name) {
        if (open) {
            throw new IllegalStateException("the file before " + name + " is still open");
        }
        if (files.containsKey(name) || name.startsWith("/") || name.contains("..") || name.contains("\\")) {
            throw new IllegalArgumentException("bad or repeated name " + name);
        }
        open = true;
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                if (open) {
                    open = false;
                    files.put(name, toByteArray());
                }
            }
        };
    }

    /** All files written, in order. */
    public Map<String, byte[]> files() {
        if (open) {
            throw new IllegalStateException("a file was left open");
        }
        return files;
    }

    public byte[] bytes(String name) {
        return Objects.requireNonNull(files().get(name), name);
    }

    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
