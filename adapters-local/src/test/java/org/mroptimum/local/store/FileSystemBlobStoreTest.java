package org.mroptimum.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BlobStoreContract;

class FileSystemBlobStoreTest extends BlobStoreContract {
    @TempDir
    Path folder;

    @Override
    protected BlobStore store() {
        return new FileSystemBlobStore(folder.resolve("store"));
    }

    @Override
    protected String bucket() {
        return "results";
    }

    @Test
    void anObjectIsAPlainFileAndNothingElseStays() throws IOException {
        put("a/b.txt", "one");
        publish("a/b.txt", "two");
        publish("a/c.txt", "three");

        try (var files = Files.walk(folder.resolve("store"))) {
            assertEquals(
                    List.of("b.txt", "c.txt"),
                    files.filter(Files::isRegularFile)
                            .map(f -> String.valueOf(f.getFileName()))
                            .sorted()
                            .toList());
        }
        assertEquals("one", Files.readString(folder.resolve("store/results/a/b.txt")));
    }

    @Test
    void linksOutOfTheStoreAreRefused() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "x");
        Files.createDirectories(folder.resolve("store/results"));
        Files.createSymbolicLink(folder.resolve("store/results/door"), outside);
        Files.createSymbolicLink(folder.resolve("store/results/file"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("store/results/dangling"), outside.resolve("not there"));

        for (String key : List.of("door/secret", "door/new", "file", "dangling")) {
            BlobId id = id(key);
            assertRefused(() -> store().open(id));
            assertRefused(() -> store().put(id, out -> out.write(1)));
            assertRefused(() -> store().delete(id));
        }
        assertEquals("x", Files.readString(outside.resolve("secret")));
    }

    @Test
    void filesBeingWrittenCannotBeAddressed() {
        assertRefused(() -> store().stat(id("a/" + StorePaths.UNFINISHED + "1")));
    }

    @Test
    void aFolderIsNotAnObject() {
        put("a/b", "x");

        assertEquals(
                "MRO-4001",
                assertThrows(JobFailure.class, () -> store().open(id("a")))
                        .code()
                        .id());
        assertEquals(
                "MRO-4003",
                assertThrows(JobFailure.class, () -> put("a", "x")).code().id());
        assertEquals(
                "MRO-4003",
                assertThrows(JobFailure.class, () -> put("a/b/c", "x")).code().id());
    }

    private static void assertRefused(Executable use) {
        assertEquals("MRO-4004", assertThrows(JobFailure.class, use).code().id());
    }
}
