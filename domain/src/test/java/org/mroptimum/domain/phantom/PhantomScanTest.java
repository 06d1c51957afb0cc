package org.mroptimum.domain.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReaderContract;
import org.mroptimum.domain.reference.ReferenceVectors;

class PhantomScanTest {

    static Stream<Arguments> cases() {
        PhantomSpec even = PhantomSpec.of(64, 48, 6).withPeakSnr(80).withNoise(48, 2, 1);
        return Stream.of(
                Arguments.of(ReferenceVectors.even48(), even),
                Arguments.of(ReferenceVectors.odd(), PhantomSpec.of(45, 33, 5).withPeakSnr(60)),
                Arguments.of(ReferenceVectors.even64(), PhantomSpec.of(64, 64, 8)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsTheIndependentGenerator(ReferenceVectors reference, PhantomSpec spec) {
        PhantomScan scan = new PhantomScan(spec.withSeed(20261123));

        assertArrayEquals(reference.matrix("psi_true").re(), scan.covariance().re(), 1e-9);
        assertArrayEquals(reference.matrix("psi_true").im(), scan.covariance().im(), 1e-9);
        assertArrayEquals(reference.array("truth_snr_rss").map(), scan.trueSnr(0), 1e-9);
        RawDataReaderContract.assertClose(reference.array("signal").kspace(), scan.signal(0), 1e-6f);
        RawDataReaderContract.assertClose(reference.array("noise").kspace(), scan.noise(), 1e-6f);
    }

    @Test
    void slicesDifferInSignalNoiseAndCoilMaps() {
        PhantomSpec spec = PhantomSpec.of(16, 12, 3).withSlices(5);
        PhantomScan shared = new PhantomScan(spec);
        PhantomScan own = new PhantomScan(spec.withCoilMapsOfEachSlice());

        assertTrue(shared.trueSnr(0)[8 + 16 * 6] < shared.trueSnr(2)[8 + 16 * 6]);
        assertArrayEquals(shared.trueSnr(2), own.trueSnr(2));
        assertTrue(distance(shared.clean(0), own.clean(0)) > 0);
        assertTrue(distance(shared.signal(2, 0), shared.signal(2, 1)) > 0);
    }

    @Test
    void discIsOneInsideItsRadius() {
        PhantomScan disc = new PhantomScan(PhantomSpec.of(20, 20, 2).withObject(PhantomSpec.Shape.DISC));

        assertEquals(1, disc.object()[10 + 20 * 10]);
        assertEquals(1, disc.object()[2 + 20 * 10]);
        assertEquals(0, disc.object()[1 + 20 * 10]);
    }

    @Test
    void emptyScansAreRefused() {
        PhantomSpec spec = PhantomSpec.of(8, 8, 1);
        assertThrows(IllegalArgumentException.class, () -> spec.withSlices(0));
    }

    private static double distance(KSpace a, KSpace b) {
        double sum = 0;
        for (int c = 0; c < a.coils(); c++) {
            for (int i = 0; i < a.size(); i++) {
                sum += Math.abs(a.re(c)[i] - b.re(c)[i]);
            }
        }
        return sum;
    }
}
