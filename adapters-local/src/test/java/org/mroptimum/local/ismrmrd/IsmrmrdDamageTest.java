package org.mroptimum.local.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.local.RealFiles.staged;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.local.synthetic.IsmrmrdWriter;
import org.mroptimum.local.synthetic.SyntheticScan;

/** Damaged files give coded failures: no other exception, no endless loop, no absurd memory. */
class IsmrmrdDamageTest {
    private static final int READOUTS = 10;

    @TempDir
    private Path folder;

    private final IsmrmrdReader reader = new IsmrmrdReader();

    @Test
    void anAbsurdNumberOfAcquisitionsIsRefused() throws IOException {
        byte[] bytes = small();
        int at = find(bytes, new byte[] {READOUTS, 0, 0, 0, 0, 0, 0, 0, 3, 0});
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, 1L << 30);
        JobFailure failure = assertThrows(JobFailure.class, () -> readAll(bytes));
        assertEquals("MRO-2005", failure.code().id());
    }

    @Test
    void anAbsurdSampleCountIsRefused() throws IOException {
        byte[] bytes = small();
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int heap = find(bytes, new byte[] {'G', 'C', 'O', 'L'});
        for (int i = heap; i < bytes.length - 16; i++) {
            if (view.getInt(i) == 64 && view.getLong(i + 4) == heap) {
                view.putInt(i, Integer.MAX_VALUE);
                break;
            }
        }
        JobFailure failure = assertThrows(JobFailure.class, () -> readAll(bytes));
        assertEquals("MRO-2005", failure.code().id());
    }

    @Test
    void randomDamageNeverEscapesUncoded() throws IOException {
        byte[] whole = small();
        Random random = new Random(11);
        int refused = 0;
        for (int trial = 0; trial < 400; trial++) {
            byte[] bytes = whole.clone();
            // The structure is at the end of the file and in its first bytes; samples lie between.
            for (int hit = 0; hit < 1 + trial % 4; hit++) {
                int at = random.nextInt(4) == 0 ? random.nextInt(200) : bytes.length - 1 - random.nextInt(6000);
                bytes[Math.max(0, at)] = (byte) random.nextInt(256);
            }
            try {
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> readAll(bytes));
            } catch (JobFailure failure) {
                assertTrue(failure.code().id().startsWith("MRO-2"));
                refused++;
            }
        }
        assertTrue(refused > 50, "only " + refused + " files were refused: the damage misses the structure");
    }

    private void readAll(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged.h5"), bytes);
        reader.recognises(staged(file));
        try (Acquisition scan = reader.open(staged(file), FileReference.local("damaged.h5"))) {
            for (int s = 0; s < Math.min(3, scan.header().slices().size()); s++) {
                scan.signal(s, 0);
                scan.calibration(s);
            }
            scan.noise().ifPresent(noise -> noise.forEachReadout((re, im, samples) -> {}));
        }
    }

    private byte[] small() throws IOException {
        Path file = folder.resolve("small.h5");
        IsmrmrdWriter.write(
                file,
                SyntheticScan.plain(
                        List.of(Scans.random(1, 16, READOUTS, 2)), Optional.empty(), 1, 5000, Scans.oblique(1)));
        return Files.readAllBytes(file);
    }

    private static int find(byte[] bytes, byte[] what) {
        for (int i = 0; i <= bytes.length - what.length; i++) {
            boolean same = true;
            for (int j = 0; j < what.length && same; j++) {
                same = bytes[i + j] == what[j];
            }
            if (same) {
                return i;
            }
        }
        throw new AssertionError("pattern not in file");
    }
}
