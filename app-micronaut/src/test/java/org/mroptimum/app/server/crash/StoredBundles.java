package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The bundles that servers left.
 *
 * @param store the folder of scans and results
 */
record StoredBundles(Path store) {

    /** Bundles of a bucket that somebody could see. */
    List<Path> whole(String bucket) throws IOException {
        return files(store.resolve(bucket))
                .filter(file -> file.toString().endsWith(".zip"))
                .toList();
    }

    /** How many files below the results nobody can name. */
    long unfinished() throws IOException {
        return files(store.resolve("results"))
                .filter(file -> String.valueOf(file.getFileName()).startsWith("."))
                .count();
    }

    /** All files below a folder, which need not exist. */
    static Stream<Path> files(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return Stream.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    /** Every byte of the archive is there and right. */
    static void assertWhole(Path bundle) {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            assertNotNull(zip.getEntry("info.json"));
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                try (InputStream bytes = zip.getInputStream(entry)) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(bundle.toString(), e);
        }
    }
}
