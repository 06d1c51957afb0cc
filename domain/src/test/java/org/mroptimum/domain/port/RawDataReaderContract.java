package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;

/** What every {@link RawDataReader} promises; each adapter's test extends it with a file of known content. */
public abstract class RawDataReaderContract {

    @TempDir
    protected Path folder;

    /** A valid file and what must be read from it. */
    public record Example(Path file, FileReference reference, List<List<KSpace>> signal, float tolerance) {}

    protected abstract RawDataReader reader();

    /** Writes a file of at least two slices below {@code folder}. */
    protected abstract Example example() throws IOException;

    protected static StagedFile staged(Path file) throws IOException {
        return new StagedFile(file.toString(), String.valueOf(file.getFileName()), Files.size(file));
    }

    @Test
    void recognisesItsOwnFormatByContentWhateverTheName() throws IOException {
        Path renamed = Files.copy(example().file(), folder.resolve("renamed.bin"));

        assertTrue(reader().recognises(staged(renamed)));
    }

    @Test
    void doesNotRecogniseForeignContentAndNeverThrowsForIt() throws IOException {
        byte[] random = new byte[4096];
        new Random(1).nextBytes(random);
        random[0] = 1;
        List<byte[]> foreign = List.of(
                new byte[0], new byte[3], "not a scan".getBytes(StandardCharsets.UTF_8), random, new byte[20000]);
        for (int i = 0; i < foreign.size(); i++) {
            Path file = Files.write(folder.resolve("foreign" + i), foreign.get(i));
            assertFalse(reader().recognises(staged(file)), "foreign file " + i);
        }
    }

    @Test
    void readsEverySliceAsItWasWritten() throws IOException {
        Example example = example();
        try (Acquisition acquisition = reader().open(staged(example.file()), example.reference())) {
            KSpace first = example.signal().get(0).get(0);
            assertEquals(example.signal().size(), acquisition.header().slices().size());
            assertEquals(example.signal().get(0).size(), acquisition.header().repetitions());
            assertEquals(first.frequency(), acquisition.header().frequency());
            assertEquals(first.phase(), acquisition.header().phase());
            assertEquals(first.coils(), acquisition.header().coils());
            assertEquals(first.coils(), acquisition.header().channelNames().size());
            for (int s = 0; s < example.signal().size(); s++) {
                for (int r = 0; r < example.signal().get(s).size(); r++) {
                    assertClose(example.signal().get(s).get(r), acquisition.signal(s, r), example.tolerance());
                }
            }
        }
    }

    @Test
    void givesAFreshObjectEachTime() throws IOException {
        Example example = example();
        try (Acquisition acquisition = reader().open(staged(example.file()), example.reference())) {
            KSpace first = acquisition.signal(0, 0);
            Arrays.fill(first.re(0), Float.NaN);
            KSpace second = acquisition.signal(0, 0);
            assertNotSame(first, second);
            assertClose(example.signal().get(0).get(0), second, example.tolerance());
        }
    }

    @Test
    void readsTheSameFromManyThreads() throws IOException {
        Example example = example();
        try (Acquisition acquisition = reader().open(staged(example.file()), example.reference())) {
            int slices = example.signal().size();
            List<KSpace> parallel = IntStream.range(0, 8 * slices)
                    .parallel()
                    .mapToObj(i -> acquisition.signal(i % slices, 0))
                    .toList();
            for (int i = 0; i < parallel.size(); i++) {
                KSpace alone = acquisition.signal(i % slices, 0);
                for (int c = 0; c < alone.coils(); c++) {
                    assertArrayEquals(alone.re(c), parallel.get(i).re(c));
                    assertArrayEquals(alone.im(c), parallel.get(i).im(c));
                }
            }
        }
    }

    @Test
    void aCutFileGivesACodedFailureOrAReadableRest() throws IOException {
        Example example = example();
        byte[] whole = Files.readAllBytes(example.file());
        for (int part = 1; part < 40; part++) {
            int length = (int) ((long) whole.length * part / 40);
            Path cut = Files.write(folder.resolve("cut" + part), Arrays.copyOf(whole, length));
            try (Acquisition acquisition = reader().open(staged(cut), example.reference())) {
                for (int s = 0; s < acquisition.header().slices().size(); s++) {
                    assertEquals(
                            acquisition.header().coils(),
                            acquisition.signal(s, 0).coils());
                }
                assertFalse(acquisition.header().warnings().isEmpty(), "a cut file read in part must warn");
            } catch (JobFailure failure) {
                assertTrue(
                        failure.code().id().startsWith("MRO-2"), failure.code().id());
            }
        }
    }

    @Test
    void inspectTellsAboutEveryMeasurement() throws IOException {
        Example example = example();
        RawDataSummary summary = reader().inspect(staged(example.file()), example.reference());

        assertFalse(summary.container().isBlank());
        assertFalse(summary.measurements().isEmpty());
        assertFalse(summary.measurements().get(0).facts().isEmpty());
    }

    /** Fails unless all samples agree within {@code tolerance} of the largest magnitude. */
    public static void assertClose(KSpace expected, KSpace actual, float tolerance) {
        float peak = 0;
        for (int c = 0; c < expected.coils(); c++) {
            for (int i = 0; i < expected.size(); i++) {
                peak = Math.max(peak, Math.abs(expected.re(c)[i]) + Math.abs(expected.im(c)[i]));
            }
        }
        for (int c = 0; c < expected.coils(); c++) {
            assertArrayEquals(expected.re(c), actual.re(c), tolerance * peak, "real parts of coil " + c);
            assertArrayEquals(expected.im(c), actual.im(c), tolerance * peak, "imaginary parts of coil " + c);
        }
    }
}
