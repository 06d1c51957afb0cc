package org.mroptimum.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.mroptimum.domain.port.Progress;

/** SHA-256 of input files. */
final class ContentHash {
    private static final int BUFFER = 1 << 20;
    private static final String DATA = ".cfl";
    private static final String HEADER = ".hdr";

    private ContentHash() {}

    /** Hashes the file; both files of a BART pair one after the other, data first, whichever of them was named. */
    static byte[] sha256(Path file, Progress progress) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        for (Path part : parts(file)) {
            try (InputStream in = Files.newInputStream(part)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    progress.stopIfCancelled("reading");
                    digest.update(buffer, 0, read);
                }
            }
        }
        return digest.digest();
    }

    private static List<Path> parts(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(DATA) || name.endsWith(HEADER)) {
            String stem = name.substring(0, name.length() - DATA.length());
            List<Path> pair = List.of(file.resolveSibling(stem + DATA), file.resolveSibling(stem + HEADER));
            if (pair.stream().allMatch(Files::isRegularFile)) {
                return pair;
            }
        }
        return List.of(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
