package org.mroptimum.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.InputStagingContract;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StagedFile;

class LocalInputStagingTest extends InputStagingContract {
    @TempDir
    Path folder;

    @Override
    protected InputStaging staging() {
        return new LocalInputStaging(folder);
    }

    @Override
    protected FileReference userFile(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return FileReference.local(name);
    }

    @Override
    protected FileReference nothing(String name) {
        return FileReference.local(name);
    }

    @Override
    protected boolean stands(FileReference reference, byte[] content) throws IOException {
        return Arrays.equals(content, Files.readAllBytes(folder.resolve(reference.filename())));
    }

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
    void aFileThatIsGoneCannotBeHashed() {
        StagedFile gone = new StagedFile(folder.resolve("gone.dat").toString(), "gone.dat", 1);
        JobFailure failure =
                assertThrows(JobFailure.class, () -> new LocalInputStaging(folder).sha256(gone, Progress.SILENT));
        assertEquals("MRO-4002", failure.code().id());
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
