package org.mroptimum.domain.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/** What every {@link InputStaging} promises, for stagings whose locations are paths of this machine. */
public abstract class InputStagingContract {

    /** The same one throughout a test. */
    protected abstract InputStaging staging();

    /** Puts a user's file where requests can name it. */
    protected abstract FileReference userFile(String name, byte[] content) throws IOException;

    /** Names a file that is not there. */
    protected abstract FileReference nothing(String name);

    /** Whether the user's file is still as it was put. */
    protected abstract boolean stands(FileReference reference, byte[] content) throws IOException;

    @Test
    void aStagedFileIsTheUsersFileByteByByte() throws IOException {
        byte[] content = new byte[1_000_003];
        new Random(1).nextBytes(content);
        StagedFile staged = staging().stage(userFile("signal.dat", content));

        assertArrayEquals(content, Files.readAllBytes(Path.of(staged.location())));
        assertEquals(content.length, staged.bytes());
        assertEquals("signal.dat", staged.name());
    }

    @Test
    void oneFileHasOneLocationAndStaysUntilItsLastRelease() throws IOException {
        FileReference reference = userFile("signal.dat", "abc".getBytes(UTF_8));
        StagedFile signal = staging().stage(reference);
        StagedFile noise = staging().stage(reference);

        assertEquals(signal.location(), noise.location());
        staging().release(signal);
        assertEquals("abc", Files.readString(Path.of(noise.location())));
        staging().release(noise);
    }

    @Test
    void releaseNeverTouchesTheUsersFile() throws IOException {
        byte[] content = "abc".getBytes(UTF_8);
        FileReference reference = userFile("signal.dat", content);
        StagedFile staged = staging().stage(reference);
        staging().release(staged);
        staging().release(staged);

        assertTrue(stands(reference, content));
        assertEquals("abc", Files.readString(Path.of(staging().stage(reference).location())));
    }

    @Test
    void aMissingFileIsMro4001() {
        JobFailure failure = assertThrows(JobFailure.class, () -> staging().stage(nothing("none.dat")));

        assertEquals("MRO-4001", failure.code().id());
    }

    @Test
    void suffixesThatReadersNeedAreKept() throws IOException {
        for (String name : new String[] {"mask.nii.gz", "scan.dat", "array.npy"}) {
            String suffix = name.substring(name.indexOf('.'));
            String location = staging().stage(userFile(name, new byte[1])).location();
            assertTrue(location.endsWith(suffix), location);
        }
    }

    @Test
    void theHashIsOfTheContentWhateverTheName() throws Exception {
        byte[] content = "abc".getBytes(UTF_8);

        assertArrayEquals(
                MessageDigest.getInstance("SHA-256").digest(content),
                staging().sha256(staging().stage(userFile("a.dat", content)), Progress.SILENT));
        assertArrayEquals(hash("a.dat", "abc"), hash("b.npy", "abc"));
        assertFalse(Arrays.equals(hash("a.dat", "abc"), hash("c.dat", "abd")));
    }

    @Test
    void aCancelledHashIsMro5002() throws IOException {
        StagedFile staged = staging().stage(userFile("a.dat", new byte[10]));

        JobFailure failure = assertThrows(JobFailure.class, () -> staging().sha256(staged, new Cancelled()));

        assertEquals(RunError.CANCELLED, failure.code());
    }

    /** The user wants the job to stop. */
    protected static final class Cancelled implements Progress {

        /** Wants it from the start. */
        public Cancelled() {}

        @Override
        public void step(String stage, int done, int total) {
            throw new AssertionError("a staging knows nothing of steps");
        }

        @Override
        public boolean cancelled() {
            return true;
        }
    }

    @Test
    void aBartPairIsStagedAndHashedWhole() throws IOException {
        FileReference data = userFile("scan.cfl", "ab".getBytes(UTF_8));
        FileReference header = userFile("scan.hdr", "c".getBytes(UTF_8));
        StagedFile staged = staging().stage(data);
        Path beside = Path.of(staged.location().replaceAll("cfl$", "hdr"));

        assertEquals("c", Files.readString(beside));
        assertArrayEquals(hash("both.dat", "abc"), staging().sha256(staged, Progress.SILENT));
        assertArrayEquals(hash("both.dat", "abc"), staging().sha256(staging().stage(header), Progress.SILENT));
    }

    private byte[] hash(String name, String content) throws IOException {
        return staging().sha256(staging().stage(userFile(name, content.getBytes(UTF_8))), Progress.SILENT);
    }
}
