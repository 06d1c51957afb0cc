package org.mroptimum.local.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.StagedFile;

class LocalInputStagingTest {
    @TempDir
    Path folder;

    @Test
    void relativePathsCountFromTheJobFileAndUserFilesStay() throws IOException {
        Path file = Files.writeString(folder.resolve("signal.dat"), "12345");
        LocalInputStaging staging = new LocalInputStaging(folder);

        StagedFile staged = staging.stage(FileReference.local("signal.dat"));
        assertEquals(new StagedFile(file.toString(), "signal.dat", 5), staged);
        assertEquals(
                file.toString(),
                staging.stage(FileReference.local(file.toString())).location());

        staging.release(staged);
        assertTrue(Files.exists(file));
    }

    @Test
    void theHashIsOfTheContentAndNotOfTheName() throws IOException {
        Files.writeString(folder.resolve("a.dat"), "abc");
        Files.writeString(folder.resolve("b.hdr"), "abc");
        Files.writeString(folder.resolve("c.dat"), "abd");
        byte[] abc = HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

        assertArrayEquals(abc, hash("a.dat"));
        assertArrayEquals(abc, hash("b.hdr"));
        assertFalse(Arrays.equals(abc, hash("c.dat")));
    }

    @Test
    void theHashOfABartPairIsOfBothFilesWhicheverIsNamed() throws IOException {
        Files.writeString(folder.resolve("scan.cfl"), "ab");
        Files.writeString(folder.resolve("scan.hdr"), "c");
        Files.writeString(folder.resolve("both.dat"), "abc");

        assertArrayEquals(hash("both.dat"), hash("scan.cfl"));
        assertArrayEquals(hash("both.dat"), hash("scan.hdr"));
    }

    @Test
    void aFileThatIsGoneCannotBeHashed() {
        StagedFile gone = new StagedFile(folder.resolve("gone.dat").toString(), "gone.dat", 1);
        JobFailure failure = assertThrows(JobFailure.class, () -> new LocalInputStaging(folder).sha256(gone));
        assertEquals("MRO-4002", failure.code().id());
    }

    private byte[] hash(String name) {
        LocalInputStaging staging = new LocalInputStaging(folder);
        return staging.sha256(staging.stage(FileReference.local(name)));
    }

    @Test
    void whatIsMissingOrNotAFileIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("sub"));

        assertEquals("MRO-4001", failure(FileReference.local("none.dat")).code().id());
        assertEquals("MRO-4001", failure(FileReference.local("a\0b")).code().id());
        assertEquals("MRO-4002", failure(FileReference.local("sub")).code().id());
    }

    @Test
    void anObjectStoreIsRefusedWithoutItsSecretLink() {
        FileSource source = new FileSource.S3("data", "u-1/x.dat", Optional.of("https://x/?X-Amz-Signature=abc"));
        JobFailure failure =
                failure(new FileReference(source, "x.dat", Optional.empty(), false, Optional.empty(), Map.of()));

        assertEquals("MRO-4006", failure.code().id());
        assertTrue(String.valueOf(failure.getMessage()).contains("s3://data/u-1/x.dat"));
        assertFalse(String.valueOf(failure.getMessage()).contains("Signature"));
    }

    private JobFailure failure(FileReference reference) {
        return assertThrows(JobFailure.class, () -> new LocalInputStaging(folder).stage(reference));
    }
}
