package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.RawDataReaderContract;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

class TwixRoundTripTest {

    @TempDir
    Path folder;

    static Stream<TwixWriter> writers() {
        return Stream.of(TwixWriter.vb(), TwixWriter.vd());
    }

    @ParameterizedTest
    @CsvSource({"16,12,1", "16,12,2", "17,13,2", "15,9,3", "45,45,2", "1,1,2", "32,1,4"})
    void oversamplingOfAnyFactorComesOffAgain(int frequency, int phase, int oversampling) throws IOException {
        List<List<KSpace>> signal = Scans.slices(2, 1, frequency, phase, 2);
        try (Acquisition a = open(TwixWriter.vd(), Scans.scan(signal, oversampling, 1, false))) {
            assertEquals(oversampling, a.header().oversampling());
            assertEquals(7100, a.header().dwellTimeNs().orElseThrow());
            RawDataReaderContract.assertClose(signal.get(1).get(0), a.signal(1, 0), 1e-5f);
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void repetitionsStayApartAndAveragesAreAveraged(TwixWriter writer) throws IOException {
        List<List<KSpace>> signal = Scans.slices(3, 4, 10, 8, 2);
        try (Acquisition a = open(writer, Scans.scan(signal, 2, 3, true))) {
            assertEquals(4, a.header().repetitions());
            for (int s = 0; s < 3; s++) {
                for (int r = 0; r < 4; r++) {
                    RawDataReaderContract.assertClose(signal.get(s).get(r), a.signal(s, r), 1e-5f);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void slicesComeInSpatialOrderWithTheirGeometry(TwixWriter writer) throws IOException {
        List<Vector3> normals =
                List.of(new Vector3(0, 0, 1), new Vector3(0.8, 0.5, -0.33), new Vector3(0.2, -0.9, 0.1));
        for (Vector3 normal : normals) {
            List<List<KSpace>> signal = Scans.slices(5, 1, 6, 5, 1);
            List<SliceGeometry> geometry = Scans.geometry(5, normal, -1.2);
            SyntheticScan scan = new SyntheticScan(signal, Optional.empty(), 1, 5000, 5000, 1, 1, 0, true, geometry);
            try (Acquisition a = open(writer, scan)) {
                for (int s = 0; s < 5; s++) {
                    RawDataReaderContract.assertClose(signal.get(s).get(0), a.signal(s, 0), 1e-6f);
                    assertGeometry(geometry.get(s), a.header().slices().get(s));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void acceleratedScanHasItsCalibrationLinesApart(TwixWriter writer) throws IOException {
        List<List<KSpace>> signal = Scans.slices(2, 2, 12, 15, 3);
        SyntheticScan scan = new SyntheticScan(
                signal, Optional.empty(), 2, 5000, 5000, 2, 2, 5, false, Scans.geometry(2, new Vector3(0, 0, 1), 0));
        try (Acquisition a = open(writer, scan)) {
            BitSet even = new BitSet();
            for (int line = 0; line < 15; line += 2) {
                even.set(line);
            }
            assertEquals(even, a.header().sampling().acquired());
            assertEquals(2, a.header().sampling().accelerationPhase());
            assertEquals(2, a.header().sampling().averages());
            assertEquals(15, a.header().phase());
            assertEquals(5, a.header().calibrationLines().orElseThrow());
            RawDataReaderContract.assertClose(rows(signal.get(1).get(1), even), a.signal(1, 1), 1e-5f);
            BitSet centre = new BitSet();
            centre.set(5, 10);
            RawDataReaderContract.assertClose(
                    rows(signal.get(1).get(0), centre), a.calibration(1).orElseThrow(), 1e-5f);
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void partialFourierLinesAreZeroAndTheRestIsCentred(TwixWriter writer) throws IOException {
        List<List<KSpace>> signal = Scans.slices(1, 1, 8, 16, 2);
        try (Acquisition a = open(writer.withoutFirstLines(5), Scans.scan(signal, 1, 1, false))) {
            BitSet rest = new BitSet();
            rest.set(5, 16);
            assertEquals(rest, a.header().sampling().acquired());
            assertEquals(1, a.header().sampling().accelerationPhase());
            RawDataReaderContract.assertClose(rows(signal.get(0).get(0), rest), a.signal(0, 0), 1e-6f);
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void asymmetricEchoesGetLeadingZeros(TwixWriter writer) throws IOException {
        List<List<KSpace>> signal = Scans.slices(1, 1, 16, 6, 2);
        TwixWriter asymmetric = writer.withoutFirstSamples(5).reflected();
        try (Acquisition a = open(asymmetric, Scans.scan(signal, 1, 1, false))) {
            KSpace expected = signal.get(0).get(0).copy();
            for (int c = 0; c < 2; c++) {
                for (int i = 0; i < expected.size(); i++) {
                    if (i % 16 < 5) {
                        expected.re(c)[i] = 0;
                        expected.im(c)[i] = 0;
                    }
                }
            }
            assertEquals(16, a.header().frequency());
            assertEquals(11 / 16.0, a.header().sampling().readout());
            RawDataReaderContract.assertClose(expected, a.signal(0, 0), 1e-6f);
        }
    }

    @ParameterizedTest
    @MethodSource("writers")
    void reflectedLinesAreReversed(TwixWriter writer) throws IOException {
        List<List<KSpace>> signal = Scans.slices(1, 1, 11, 7, 2);
        try (Acquisition a = open(writer.reflected(), Scans.scan(signal, 2, 1, false))) {
            RawDataReaderContract.assertClose(signal.get(0).get(0), a.signal(0, 0), 1e-5f);
        }
    }

    @Test
    void theRequestMayGiveTheDwellTime() throws IOException {
        Path file = folder.resolve("scan.dat");
        TwixWriter.vd().write(file, Scans.scan(Scans.slices(1, 1, 8, 8, 1), 1, 1, false));
        try (Acquisition a =
                new TwixReader().open(Scans.staged(file), Scans.reference(file, false, Map.of("dwellTime", 1234.5)))) {
            assertEquals(1234.5, a.header().dwellTimeNs().orElseThrow());
        }
    }

    @Test
    void aVbFileCannotHoldAnEarlierMeasurement() {
        assertThrows(IllegalStateException.class, () -> TwixWriter.vb().noiseEarlier());
    }

    private Acquisition open(TwixWriter writer, SyntheticScan scan) throws IOException {
        Path file = folder.resolve("scan.dat");
        writer.write(file, scan);
        Acquisition a = new TwixReader().open(Scans.staged(file), Scans.reference(file, false, Map.of()));
        assertTrue(a.header().warnings().isEmpty(), () -> a.header().warnings().toString());
        return a;
    }

    private static KSpace rows(KSpace all, BitSet rows) {
        KSpace some = all.copy();
        for (int c = 0; c < all.coils(); c++) {
            for (int i = 0; i < all.size(); i++) {
                if (!rows.get(i / all.frequency())) {
                    some.re(c)[i] = 0;
                    some.im(c)[i] = 0;
                }
            }
        }
        return some;
    }

    static void assertGeometry(SliceGeometry expected, SliceGeometry actual) {
        assertVector(expected.centre(), actual.centre(), 1e-4);
        assertVector(expected.read(), actual.read(), 1e-6);
        assertVector(expected.phase(), actual.phase(), 1e-6);
        assertVector(expected.normal(), actual.normal(), 1e-6);
        assertEquals(expected.readFov(), actual.readFov(), 1e-9);
        assertEquals(expected.phaseFov(), actual.phaseFov(), 1e-9);
        assertEquals(expected.thickness(), actual.thickness(), 1e-9);
    }

    static void assertVector(Vector3 expected, Vector3 actual, double tolerance) {
        assertArrayEquals(
                new double[] {expected.x(), expected.y(), expected.z()},
                new double[] {actual.x(), actual.y(), actual.z()},
                tolerance);
    }
}
