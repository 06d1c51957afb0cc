package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

class TwixNoiseTest {

    @TempDir
    Path folder;

    private final KSpace noise = Scans.random(64, 20, 3, 9);

    @Test
    void noiseAdjustLinesInsideAVdMeasurementHaveTheirOwnDwellTime() throws IOException {
        Path file = write(TwixWriter.vd().noiseInside(), 5000);
        try (Acquisition a = open(file, false);
                NoiseScan scan = a.noise().orElseThrow()) {
            assertNoise(scan, 5000, "noise-adjust lines of measurement 1");
            assertEquals(12, a.header().phase());
        }
    }

    @Test
    void noiseAdjustLinesInsideAVbMeasurementHaveABandwidthOf130HzAPixel() throws IOException {
        double dwell = 1e9 / (130.0 * 64);
        Path file = write(TwixWriter.vb().noiseInside(), dwell);
        try (Acquisition a = open(file, false);
                NoiseScan scan = a.noise().orElseThrow()) {
            assertNoise(scan, dwell, "noise-adjust lines of measurement 1");
        }
    }

    @ParameterizedTest
    @CsvSource({"%AdjS%\\AdjCoilSens, 5000", "%\\AdjQuietCoilSens, 4000", "%My%\\gre__coilsens, 120192.3"})
    void coilAdjustmentsOnVbHaveTheDwellTimeOfTheirName(String sequence, double dwell) throws IOException {
        Path file = write(TwixWriter.vb().noiseInside(), 1e9 / (130.0 * 64));
        String plain = "%SyntheticSeq%\\gre";
        assertEquals(plain.length(), sequence.length());
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(file, text.replace(plain, sequence).getBytes(StandardCharsets.ISO_8859_1));
        try (Acquisition a = open(file, false);
                NoiseScan scan = a.noise().orElseThrow()) {
            assertEquals(dwell, scan.dwellTimeNs().orElseThrow(), 0.1);
        }
    }

    @Test
    void noiseAdjustLinesOfAnEarlierMeasurementHaveItsDwellTime() throws IOException {
        Path file = write(TwixWriter.vd().noiseEarlier(), 3300);
        for (boolean multiraid : new boolean[] {true, false}) {
            try (Acquisition a = open(file, multiraid);
                    NoiseScan scan = a.noise().orElseThrow()) {
                assertNoise(scan, 3300, "noise-adjust lines of measurement 1");
                assertEquals(16, a.header().frequency());
            }
        }
    }

    @Test
    void aRequestForAnEarlierMeasurementThatIsNotThereIsRefused() throws IOException {
        Path file = write(TwixWriter.vd(), 5000);
        JobFailure failure = assertThrows(JobFailure.class, () -> open(file, true));
        assertEquals(RawDataError.NO_NOISE_DATA, failure.code());
    }

    @Test
    void aNoiseFileKeepsItsOversamplingAndOptionsOverride() throws IOException {
        Path file = folder.resolve("noise.dat");
        TwixWriter.vb().writeNoise(file, noise, 2600);
        TwixReader reader = new TwixReader();
        try (NoiseScan scan = reader.openNoise(Scans.staged(file), Scans.reference(file, false, Map.of()))) {
            assertNoise(scan, 2600, "image lines of measurement 1");
            assertTrue(scan.relativeBandwidth().isEmpty());
        }
        Map<String, Object> options = Map.of("noiseBandwidth", 0.79, "dwellTime", 4000);
        try (NoiseScan scan = reader.openNoise(Scans.staged(file), Scans.reference(file, false, options))) {
            assertEquals(0.79, scan.relativeBandwidth().orElseThrow());
            assertEquals(4000, scan.dwellTimeNs().orElseThrow());
        }
    }

    @Test
    void noiseAdjustLinesServeAsANoiseFileWithoutImageLines() throws IOException {
        Path file = write(TwixWriter.vd().noiseEarlier(), 3300);
        byte[] all = Files.readAllBytes(file);
        Path first = Files.write(folder.resolve("first.dat"), withOneMeasurement(all));
        try (NoiseScan scan =
                new TwixReader().openNoise(Scans.staged(first), Scans.reference(first, false, Map.of()))) {
            assertNoise(scan, 3300, "noise-adjust lines of measurement 1");
        }
    }

    private static byte[] withOneMeasurement(byte[] container) {
        byte[] one = container.clone();
        one[4] = 1;
        return one;
    }

    @Test
    void noiseOutlivesTheAcquisitionItCameFrom() throws IOException {
        Path file = write(TwixWriter.vd().noiseInside(), 5000);
        Acquisition a = open(file, false);
        try (NoiseScan scan = a.noise().orElseThrow()) {
            a.close();
            assertNoise(scan, 5000, "noise-adjust lines of measurement 1");
        }
    }

    @Test
    void theWriterInsistsOnTheDwellTimeThatReadersAssume() {
        assertThrows(IllegalArgumentException.class, () -> write(TwixWriter.vd().noiseInside(), 3000));
    }

    private Path write(TwixWriter writer, double noiseDwellNs) throws IOException {
        Path file = folder.resolve("scan.dat");
        SyntheticScan scan =
                Scans.withNoise(Scans.scan(Scans.slices(2, 1, 16, 12, 3), 2, 1, true), noise, noiseDwellNs);
        writer.write(file, scan);
        return file;
    }

    private static Acquisition open(Path file, boolean multiraid) throws IOException {
        return new TwixReader().open(Scans.staged(file), Scans.reference(file, multiraid, Map.of()));
    }

    /** Walks twice: every walk must see the same readouts. */
    private void assertNoise(NoiseScan scan, double dwellNs, String origin) {
        assertEquals(dwellNs, scan.dwellTimeNs().orElseThrow(), 1e-6 * dwellNs);
        assertTrue(scan.origin().startsWith(origin), scan.origin());
        assertEquals(3, scan.coils());
        assertEquals(3, scan.channelNames().size());
        for (int walk = 0; walk < 2; walk++) {
            int[] lines = {0};
            scan.forEachReadout((re, im, samples) -> {
                assertEquals(64, samples);
                for (int c = 0; c < 3; c++) {
                    float[] expectedRe = new float[64];
                    float[] expectedIm = new float[64];
                    System.arraycopy(noise.re(c), 64 * lines[0], expectedRe, 0, 64);
                    System.arraycopy(noise.im(c), 64 * lines[0], expectedIm, 0, 64);
                    assertArrayEquals(expectedRe, re[c]);
                    assertArrayEquals(expectedIm, im[c]);
                }
                lines[0]++;
            });
            assertEquals(20, lines[0]);
        }
    }
}
