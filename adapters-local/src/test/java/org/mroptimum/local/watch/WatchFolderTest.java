package org.mroptimum.local.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.usecase.DropOutcome;
import org.mroptimum.domain.usecase.DroppedFile;

class WatchFolderTest {
    @TempDir
    Path root;

    private final List<String> taken = new ArrayList<>();
    private DropOutcome outcome = new DropOutcome.Submitted(new JobId("one"));
    private WatchFolder watch;

    @BeforeEach
    void watch() {
        watch = new WatchFolder(root, this::take);
    }

    private DropOutcome take(DroppedFile file) throws IOException {
        try (InputStream in = file.content().open()) {
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(content.length(), file.bytes());
            taken.add(file.template() + "/" + file.name() + "=" + content);
        }
        return outcome;
    }

    private Path drop(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void looks(int count) {
        for (int i = 0; i < count; i++) {
            watch.look();
        }
    }

    /** All files below the folder. */
    private List<String> everyFile() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFileThatIsUnchangedInTwoLooksIsTakenOnce() throws IOException {
        drop("brain/a.dat", "raw");

        looks(1);
        assertEquals(List.of(), taken);
        looks(3);

        assertEquals(List.of("brain/a.dat=raw"), taken);
        assertEquals(List.of("done/brain/a.dat"), everyFile());
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws IOException {
        Path file = drop("brain/a.dat", "ra");
        for (int i = 0; i < 5; i++) {
            looks(1);
            Files.writeString(file, "w", StandardOpenOption.APPEND);
        }
        assertEquals(List.of(), taken);

        looks(2);

        assertEquals(List.of("brain/a.dat=rawwwww"), taken);
    }

    @Test
    void anotherFileOfTheSameNameIsAnotherFile() throws IOException {
        Path file = drop("brain/a.dat", "raw");
        looks(1);
        Path other = drop("elsewhere.dat", "new");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        looks(1);
        assertEquals(List.of(), taken);
        looks(1);
        assertEquals(List.of("brain/a.dat=new"), taken);
    }

    @Test
    void aFileStaysUntilItIsAJob() throws IOException {
        outcome = new DropOutcome.OnItsWay();
        drop("brain/a.dat", "raw");
        looks(4);
        assertEquals(3, taken.size());
        assertEquals(List.of("brain/a.dat"), everyFile());

        outcome = new DropOutcome.Submitted(new JobId("one"));
        looks(1);
        assertEquals(List.of("done/brain/a.dat"), everyFile());
    }

    @Test
    void aRefusedFileLiesBesideItsReason() throws IOException {
        outcome = new DropOutcome.Refused(
                List.of(new Problem(StorageError.QUOTA_USED_UP, "", "there is room for 5 bytes")));
        drop("brain/a.dat", "raw");
        looks(2);

        assertEquals(List.of("refused/brain/a.dat", "refused/brain/a.dat.txt"), everyFile());
        String text = Files.readString(root.resolve("refused/brain/a.dat.txt"));
        assertTrue(text.contains("MRO-4013: there is room for 5 bytes") && text.contains("cure"), text);
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        for (String content : List.of("first", "second", "third")) {
            drop("brain/a.dat", content);
            looks(2);
        }

        assertEquals(List.of("done/brain/2/a.dat", "done/brain/3/a.dat", "done/brain/a.dat"), everyFile());
        assertEquals("first", Files.readString(root.resolve("done/brain/a.dat")));
    }

    @Test
    void oneFileThatFailsDoesNotKeepTheOthersWaiting() throws IOException {
        drop("brain/a.dat", "bad");
        drop("brain/b.dat", "raw");
        watch = new WatchFolder(root, file -> {
            if (file.name().equals("a.dat")) {
                throw new JobFailure(StorageError.DISK_FULL, "no room");
            }
            return take(file);
        });
        looks(2);

        assertEquals(List.of("brain/a.dat", "done/brain/b.dat"), everyFile());
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("secret", ".dat"), "secret");
        try {
            Files.createDirectories(root.resolve("brain"));
            Files.createSymbolicLink(root.resolve("brain/a.dat"), secret);
            Files.createSymbolicLink(root.resolve("elsewhere"), secret.getParent());
            looks(3);

            assertEquals(List.of(), taken);
            assertTrue(Files.isSymbolicLink(root.resolve("refused/brain/a.dat")));
            assertTrue(Files.readString(root.resolve("refused/brain/a.dat.txt")).contains("MRO-4002"));
            assertEquals("secret", Files.readString(secret));
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void oddNamesAreHarmless() throws IOException {
        String longest = "x".repeat(250);
        List<String> names = List.of("a\nb.dat", "-rf *.dat", "$(id).dat", "%00.dat", "..dat", longest);
        outcome = new DropOutcome.Refused(List.of(new Problem(StorageError.NOT_FOUND, "", "no template")));
        for (String name : names) {
            drop("od\td/" + name, "raw");
        }
        looks(2);

        for (String name : names) {
            // A name that begins with a dot is hidden: somebody's file in between.
            String place = name.startsWith(".") ? "od\td" : "refused/od\td";
            assertTrue(Files.exists(root.resolve(place).resolve(name)), name);
        }
        assertEquals(2 * names.size() - 1, everyFile().size());
    }

    @Test
    void whatIsNotMeantIsLeftAlone() throws IOException {
        List<String> left = List.of("brain/.a.dat.partial", "brain/deeper/a.dat", "brain/empty.dat", "loose.dat");
        for (String name : left) {
            drop(name, name.contains("empty") ? "" : "raw");
        }
        looks(4);

        assertEquals(left, everyFile());
        assertEquals(List.of(), taken);
    }

    @Test
    void aFolderThatIsNotThereIsToldAtOnce() {
        JobFailure failure = assertThrows(JobFailure.class, () -> new WatchFolder(root.resolve("nowhere"), this::take));

        assertEquals(RunError.BAD_SETTING, failure.code());
    }
}
