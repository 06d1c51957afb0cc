package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** Whatever bytes a file holds, reading it ends with data or with a coded failure. */
class TwixFuzzTest {

    @TempDir
    Path folder;

    static Stream<TwixWriter> writers() {
        return Stream.of(TwixWriter.vb(), TwixWriter.vd());
    }

    @ParameterizedTest
    @MethodSource("writers")
    void anyByteMayBeWrong(TwixWriter writer) throws IOException {
        byte[] whole = small(writer);
        Random random = new Random(3);
        int coded = 0;
        for (int trial = 0; trial < 400; trial++) {
            byte[] bytes = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int i = 0; i < flips; i++) {
                // the directory and the headers are short, so most hits are aimed at them
                int at = switch (random.nextInt(3)) {
                    case 0 -> random.nextInt(200);
                    case 1 -> Math.min(whole.length - 1, 10_240 % whole.length + random.nextInt(2500));
                    default -> random.nextInt(whole.length);
                };
                bytes[at] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            coded += readAll(Arrays.copyOf(bytes, length)) ? 0 : 1;
        }
        assertTrue(coded > 20, "the damage must have been noticed at least sometimes: " + coded);
    }

    private boolean readAll(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged.dat"), bytes);
        TwixReader reader = new TwixReader();
        boolean good = true;
        try {
            assertFalse(reader.inspect(Scans.staged(file), Scans.reference(file, false, Map.of()))
                    .measurements()
                    .isEmpty());
        } catch (JobFailure failure) {
            good = coded(failure);
        }
        try (Acquisition a = reader.open(Scans.staged(file), Scans.reference(file, false, Map.of()))) {
            for (int s = 0; s < Math.min(4, a.header().slices().size()); s++) {
                a.signal(s, 0);
                a.calibration(s);
            }
            a.noise().ifPresent(NoiseScan::close);
        } catch (JobFailure failure) {
            good = coded(failure);
        }
        try (NoiseScan n = reader.openNoise(Scans.staged(file), Scans.reference(file, false, Map.of()))) {
            n.forEachReadout((re, im, samples) -> assertTrue(samples <= re[0].length));
        } catch (JobFailure failure) {
            good = coded(failure);
        }
        return good;
    }

    private static boolean coded(JobFailure failure) {
        assertTrue(failure.code().id().startsWith("MRO-2"), failure.toString());
        return false;
    }

    private byte[] small(TwixWriter writer) throws IOException {
        Path file = folder.resolve("small.dat");
        writer.write(file, Scans.scan(Scans.slices(2, 1, 8, 6, 2), 1, 1, false));
        return Files.readAllBytes(file);
    }
}
