package org.mroptimum.local.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.domain.port.RawDataReaderContract.assertClose;
import static org.mroptimum.local.RealFiles.staged;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.local.synthetic.IsmrmrdWriter;
import org.mroptimum.local.synthetic.SyntheticScan;

/** Whole synthetic scans: undersampling, calibration, noise, geometry, options of the request. */
class IsmrmrdScanTest {
    @TempDir
    private Path folder;

    private final IsmrmrdReader reader = new IsmrmrdReader();

    @Test
    void undersampledLinesAreZeroAndCalibrationLinesStayApart() throws IOException {
        SyntheticScan scan = Scans.full(2, 7);
        try (Acquisition read = open(scan, OptionalDouble.empty(), Map.of())) {
            assertEquals(2, read.header().sampling().accelerationPhase());
            assertEquals(11, read.header().sampling().acquired().cardinality());
            assertEquals(7, read.header().calibrationLines().orElseThrow());
            for (int s = 0; s < 3; s++) {
                KSpace truth = scan.signal().get(s).get(1);
                assertClose(lines(truth, p -> p % 2 == 0), read.signal(s, 1), 1e-6f);
                KSpace calibration = read.calibration(s).orElseThrow();
                // Lines 8, 10, 12 are imaging lines too: they are the mean of both repetitions.
                KSpace odd = lines(scan.signal().get(s).get(0), p -> p >= 7 && p < 14 && p % 2 == 1);
                assertClose(odd, lines(calibration, p -> p % 2 == 1), 1e-6f);
                assertEquals(7, countLines(calibration));
            }
        }
    }

    @Test
    void slicesComeInSpatialOrderWithTheirGeometry() throws IOException {
        SyntheticScan scan = Scans.full(1, 0);
        try (Acquisition read = open(scan, OptionalDouble.empty(), Map.of())) {
            for (int s = 0; s < 3; s++) {
                SliceGeometry expected = scan.geometry().get(s);
                SliceGeometry actual = read.header().slices().get(s);
                assertEquals(expected.centre().z(), actual.centre().z(), 1e-4);
                assertEquals(expected.read().x(), actual.read().x(), 1e-6);
                assertEquals(expected.phase().x(), actual.phase().x(), 1e-6);
                assertEquals(220, actual.readFov(), 1e-9);
                assertEquals(180, actual.phaseFov(), 1e-9);
                assertEquals(4, actual.thickness(), 1e-9);
            }
            assertEquals(5000, read.header().dwellTimeNs().orElseThrow(), 1e-9);
            assertEquals(2, read.header().oversampling(), 1e-12);
            assertEquals(2, read.header().repetitions());
            assertTrue(read.calibration(0).isEmpty());
            assertEquals(List.of(), read.header().warnings());
        }
    }

    @Test
    void noiseKeepsItsOwnDwellTimeAndEverySample() throws IOException {
        SyntheticScan scan = Scans.full(1, 0);
        try (Acquisition read = open(scan, OptionalDouble.of(0.79), Map.of());
                NoiseScan noise = read.noise().orElseThrow()) {
            assertEquals(4000, noise.dwellTimeNs().orElseThrow(), 1e-9);
            assertEquals(0.79, noise.relativeBandwidth().orElseThrow());
            KSpace truth = scan.noise().orElseThrow();
            int[] line = {0};
            noise.forEachReadout((re, im, samples) -> {
                assertEquals(64, samples);
                for (int c = 0; c < 3; c++) {
                    float[] expected = new float[64];
                    System.arraycopy(truth.im(c), 64 * line[0], expected, 0, 64);
                    assertArrayEquals(expected, im[c]);
                    System.arraycopy(truth.re(c), 64 * line[0], expected, 0, 64);
                    assertArrayEquals(expected, re[c]);
                }
                line[0]++;
            });
            assertEquals(12, line[0]);
        }
    }

    @Test
    void closingTheNoiseLeavesTheScanOpen() throws IOException {
        try (Acquisition read = open(Scans.full(1, 0), OptionalDouble.empty(), Map.of())) {
            read.noise().ifPresent(NoiseScan::close);
            assertEquals(33, read.signal(0, 0).frequency());
        }
    }

    @Test
    void theRequestCanStateDwellTimeAndBandwidthAndKeepTheOversampling() throws IOException {
        Map<String, Object> options = Map.of("dwellTime", 2500, "noiseBandwidth", 0.9, "removeOversampling", false);
        try (Acquisition read = open(Scans.full(1, 0), OptionalDouble.of(0.79), options)) {
            assertEquals(2500, read.header().dwellTimeNs().orElseThrow());
            assertEquals(0.9, read.noise().orElseThrow().relativeBandwidth().orElseThrow());
            assertEquals(66, read.header().frequency());
            assertEquals(1, read.header().oversampling());
            assertEquals(440, read.header().slices().get(0).readFov(), 1e-9);
        }
    }

    @Test
    void aFileOfImagesServesAsNoiseScan() throws IOException {
        SyntheticScan scan = SyntheticScan.plain(
                List.of(Scans.random(1, 16, 10, 2), Scans.random(2, 16, 10, 2)),
                Optional.empty(),
                2,
                6000,
                Scans.oblique(2));
        Path file = folder.resolve("noise.h5");
        IsmrmrdWriter.write(file, scan);
        try (NoiseScan noise = reader.openNoise(staged(file), FileReference.local(file.toString()))) {
            int[] readouts = {0};
            noise.forEachReadout((re, im, samples) -> readouts[0] += samples == 32 ? 1 : 0);
            assertEquals(20, readouts[0]);
            assertEquals(6000, noise.dwellTimeNs().orElseThrow());
            assertTrue(noise.relativeBandwidth().isEmpty());
            assertFalse(noise.origin().isBlank());
        }
    }

    private Acquisition open(SyntheticScan scan, OptionalDouble bandwidth, Map<String, Object> options)
            throws IOException {
        Path file = folder.resolve("scan.h5");
        IsmrmrdWriter.write(file, scan, bandwidth);
        FileReference reference = new FileReference(
                new FileSource.Local(file.toString()),
                "scan.h5",
                Optional.of("ismrmrd"),
                false,
                Optional.empty(),
                options);
        return reader.open(staged(file), reference);
    }

    private static KSpace lines(KSpace k, IntPredicate which) {
        KSpace kept = k.copy();
        for (int c = 0; c < k.coils(); c++) {
            for (int i = 0; i < k.size(); i++) {
                if (!which.test(i / k.frequency())) {
                    kept.re(c)[i] = 0;
                    kept.im(c)[i] = 0;
                }
            }
        }
        return kept;
    }

    private static int countLines(KSpace k) {
        int count = 0;
        for (int p = 0; p < k.phase(); p++) {
            count += k.re(0)[p * k.frequency() + 3] != 0 ? 1 : 0;
        }
        return count;
    }
}
