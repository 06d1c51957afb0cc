package org.mroptimum.domain.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.reference.Npy;

class SenseTruthTest {

    @ParameterizedTest
    @CsvSource({
        "even_64x48x6_os2, 64, 48, 6, 80, 1, 2",
        "even_64x48x6_os2, 64, 48, 6, 80, 1, 3",
        "odd_45x33x5_same, 45, 33, 5, 60, 1, 3",
        "even_64x64x8_same, 64, 64, 8, 100, 2, 1",
        "even_64x64x8_same, 64, 64, 8, 100, 2, 2"
    })
    void equalsTheIndependentGenerator(
            String folder, int frequency, int phase, int coils, double peak, int alongReadout, int alongPhase) {
        PhantomScan scan = new PhantomScan(
                PhantomSpec.of(frequency, phase, coils).withPeakSnr(peak).withSeed(20261123));

        SenseTruth truth = SenseTruth.of(scan, 0, alongReadout, alongPhase, all(scan));

        String file = "sense_R" + alongReadout + "x" + alongPhase + ".npy";
        assertArrayEquals(Npy.read("/reference/" + folder + "/truth_" + file).map(), truth.snr(), 1e-8 * peak);
        assertArrayEquals(Npy.read("/reference/" + folder + "/truth_g_" + file).map(), truth.gFactor(), 1e-8);
    }

    @Test
    void withoutUndersamplingItIsTheOptimalCombination() {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(12, 9, 3).withSlices(2));

        SenseTruth truth = SenseTruth.of(scan, 1, 1, 1, all(scan));

        assertArrayEquals(scan.trueSnr(1), truth.snr(), 1e-9);
        for (double g : truth.gFactor()) {
            assertEquals(1, g, 1e-12);
        }
    }

    @Test
    void pixelsKnownToBeEmptyMakeRoomForTheOthers() {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(12, 12, 4));
        SenseTruth whole = SenseTruth.of(scan, 0, 1, 2, all(scan));
        boolean[] half = all(scan);
        Arrays.fill(half, 72, 144, false);

        SenseTruth truth = SenseTruth.of(scan, 0, 1, 2, half);

        for (int p = 0; p < 144; p++) {
            assertEquals(p < 72 ? 1 : 0, truth.gFactor()[p], 1e-12);
            assertTrue(whole.gFactor()[p] > 1);
        }
        assertEquals(scan.trueSnr(0)[6 + 12 * 4] / Math.sqrt(2), truth.snr()[6 + 12 * 4], 1e-9);
    }

    /** Noise of the best unbiased estimate, found without any algebra of pixels: by the response to one sample at a time. */
    @ParameterizedTest
    @CsvSource({"8, 10, 4, 1, 3", "7, 8, 5, 2, 1", "7, 9, 6, 2, 2", "8, 9, 7, 2, 3"})
    void noUnbiasedUnfoldingHasLessNoise(int frequency, int phase, int coils, int alongReadout, int alongPhase) {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(frequency, phase, coils));
        boolean[] valid = all(scan);
        valid[3] = false;

        SenseTruth truth = SenseTruth.of(scan, 0, alongReadout, alongPhase, valid);

        double[] variance = EncodedNoise.variance(scan, alongReadout, alongPhase, valid);
        int judged = 0;
        for (int p = 0; p < variance.length; p++) {
            double signal = scan.amplitude(0)[p];
            assertEquals(valid[p] ? Math.abs(signal) * Math.sqrt(2 / variance[p]) : 0, truth.snr()[p], 1e-6);
            judged += signal == 0 ? 0 : 1;
        }
        assertTrue(judged > 10);
    }

    private static boolean[] all(PhantomScan scan) {
        boolean[] valid = new boolean[scan.spec().frequency() * scan.spec().phase()];
        Arrays.fill(valid, true);
        return valid;
    }
}
