package org.mroptimum.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;

class DirectoryBundlePublisherTest {
    @TempDir
    Path folder;

    @Test
    void aNewFolderHoldsTheWholeBundle() throws IOException {
        Location location = publish(Kind.RESULT, "one", "data/SNR.nii.gz", "info.json");

        assertEquals(new Location(out().toString(), ""), location);
        assertEquals(List.of("data/SNR.nii.gz", "info.json"), visible());
        assertEquals("one", Files.readString(out().resolve("info.json")));
    }

    @Test
    void anEarlierBundleIsReplacedAndForeignFilesStay() throws IOException {
        publish(Kind.RESULT, "one", "data/SNR.nii.gz", "data/G.nii.gz", "preview/SNR.png", "info.json");
        Files.writeString(out().resolve("data/roi.nii.gz"), "mine");
        Files.writeString(out().resolve("notes.txt"), "mine");

        publish(Kind.RESULT, "two", "data/SNR.nii.gz", "info.json");

        assertEquals(List.of("data/SNR.nii.gz", "data/roi.nii.gz", "info.json", "notes.txt"), visible());
        assertEquals("two", Files.readString(out().resolve("data/SNR.nii.gz")));
        assertEquals("mine", Files.readString(out().resolve("data/roi.nii.gz")));
    }

    @Test
    void afterAFailureNoOldResultRemains() throws IOException {
        publish(Kind.RESULT, "one", "data/SNR.nii.gz", "info.json");
        publish(Kind.FAILURE, "failed", "error.txt", "info.json");

        assertEquals(List.of("error.txt", "info.json"), visible());
    }

    @Test
    void aForeignFileInTheWayIsSetAside() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("options.json"), "my job");
        publish(Kind.FAILURE, "ours", "options.json", "info.json");
        publish(Kind.FAILURE, "ours again", "options.json", "info.json");

        assertEquals(List.of("info.json", "options.json", "options.json.~1~"), visible());
        assertEquals("my job", Files.readString(out().resolve("options.json.~1~")));
        assertEquals("ours again", Files.readString(out().resolve("options.json")));
    }

    @Test
    void whenTheWriterThrowsTheEarlierBundleStays() throws IOException {
        publish(Kind.RESULT, "one", "info.json");
        BundlePublisher.Files broken = sink -> {
            sink.open("data/SNR.nii.gz").close();
            throw new IOException("the disk is full");
        };

        assertEquals("MRO-4003", failure(broken).code().id());
        assertEquals(List.of("info.json"), visible());
    }

    @Test
    void whenTheWriterThrowsANewFolderVanishes() {
        assertThrows(
                IllegalStateException.class,
                () -> new DirectoryBundlePublisher(out()).publish(Kind.RESULT, JobIdentity.NONE, sink -> {
                    throw new IllegalStateException("cancelled");
                }));
        assertFalse(Files.exists(out()));
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() {
        for (String name : List.of("../x", "/tmp/x", "", "a/../..")) {
            assertEquals(
                    "MRO-4003", failure(sink -> sink.open(name).close()).code().id(), name);
        }
    }

    @Test
    void aForgedListOfFilesRemovesNothingOutside() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "x");
        Files.createDirectories(out());
        Files.writeString(out().resolve(OwnedFiles.LIST), "../victim\n" + victim + "\n.\n");
        publish(Kind.RESULT, "one", "info.json");

        assertEquals("x", Files.readString(victim));
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.writeString(out(), "mine");
        assertEquals(
                out() + " is a file, not a folder; choose another output folder or move the file away",
                detail(failure(sink -> sink.open("info.json").close())));
    }

    @Test
    void aForeignFileInPlaceOfAFolderIsSetAside() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("data"), "mine");

        publish(Kind.RESULT, "ours", "data/SNR.nii.gz", "info.json");

        assertEquals(List.of("data.~1~", "data/SNR.nii.gz", "info.json"), visible());
        assertEquals("mine", Files.readString(out().resolve("data.~1~")));
    }

    @Test
    void aFileOfTheBundleThatTheUserEditedIsTheUsers() throws IOException {
        publish(Kind.FAILURE, "ours", "options.json", "info.json");
        Files.writeString(out().resolve("options.json"), "mended by hand");

        publish(Kind.RESULT, "new", "options.json", "info.json");

        assertEquals("mended by hand", Files.readString(out().resolve("options.json.~1~")));
        assertEquals("new", Files.readString(out().resolve("options.json")));
    }

    @Test
    void anEditedFileThatTheNextBundleDoesNotHaveStays() throws IOException {
        publish(Kind.FAILURE, "ours", "error.txt", "info.json");
        Files.writeString(out().resolve("error.txt"), "my notes");

        publish(Kind.RESULT, "new", "info.json");

        assertEquals("my notes", Files.readString(out().resolve("error.txt")));
    }

    @Test
    void aDamagedListOnlyMakesTheFilesForeign() throws IOException {
        for (byte[] damage : List.of(new byte[100], new byte[] {(byte) 0xff, (byte) 0xfe, 0, 9, 10, 13})) {
            publish(Kind.RESULT, "one", "info.json");
            Files.write(out().resolve(OwnedFiles.LIST), damage);

            publish(Kind.RESULT, "two", "info.json");

            assertEquals("two", Files.readString(out().resolve("info.json")));
        }
        assertEquals("one", Files.readString(out().resolve("info.json.~1~")));
    }

    @Test
    void whatAKilledRunLeftIsRemovedADayLater() throws IOException {
        Path old = Files.createDirectories(out().resolve(StorePaths.UNFINISHED + "old/data"));
        Path young = Files.createDirectories(out().resolve(StorePaths.UNFINISHED + "young"));
        FileTime twoDaysAgo =
                FileTime.from(Files.getLastModifiedTime(young).toInstant().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(StorePaths.parent(old), twoDaysAgo);

        publish(Kind.RESULT, "ours", "info.json");

        assertFalse(Files.exists(StorePaths.parent(old)));
        assertTrue(Files.exists(young), "it may belong to a run that is under way");
    }

    @Test
    void aRunWaitsForAnotherProcessThatMovesItsBundleIn() throws Exception {
        Files.createDirectories(out());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingProcess.class.getName(),
                        out().resolve(FolderLock.FILE).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertEquals("locked", other.inputReader().readLine());
            CompletableFuture<Location> ours =
                    CompletableFuture.supplyAsync(() -> publish(Kind.RESULT, "ours", "info.json"));
            assertThrows(TimeoutException.class, () -> ours.get(300, TimeUnit.MILLISECONDS));
            assertEquals(
                    List.of(),
                    visible().stream().filter(n -> n.equals("info.json")).toList());

            other.outputWriter().close();
            ours.get(30, TimeUnit.SECONDS);
            assertEquals("ours", Files.readString(out().resolve("info.json")));
        } finally {
            other.destroy();
        }
    }

    private static String detail(JobFailure failure) {
        return failure.problems().get(0).detail();
    }

    private Path out() {
        return folder.resolve("out").toAbsolutePath();
    }

    private JobFailure failure(BundlePublisher.Files files) {
        return assertThrows(
                JobFailure.class,
                () -> new DirectoryBundlePublisher(out()).publish(Kind.RESULT, JobIdentity.NONE, files));
    }

    private Location publish(Kind kind, String content, String... names) {
        return new DirectoryBundlePublisher(out()).publish(kind, JobIdentity.NONE, sink -> {
            for (String name : names) {
                try (OutputStream out = sink.open(name)) {
                    out.write(content.getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    private List<String> visible() throws IOException {
        try (var files = Files.walk(out())) {
            return files.filter(Files::isRegularFile)
                    .map(f -> out().relativize(f).toString())
                    .filter(name -> !name.equals(OwnedFiles.LIST) && !name.equals(FolderLock.FILE))
                    .sorted()
                    .toList();
        }
    }
}
