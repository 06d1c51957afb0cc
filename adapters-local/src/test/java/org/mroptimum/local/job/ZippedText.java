package org.mroptimum.local.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/** The only file of a {@link TinyWorker}'s bundle. */
final class ZippedText {

    private ZippedText() {}

    static String of(Path bundle) throws IOException {
        try (InputStream file = Files.newInputStream(bundle);
                ZipInputStream zip = new ZipInputStream(file)) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
