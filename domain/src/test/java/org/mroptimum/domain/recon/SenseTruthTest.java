package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

/** SENSE of noisy samples of a known object, against the truth that true coil maps and true covariance give. */
class SenseTruthTest {

    /** Sensitivities come from the same scan without noise. */
    @ParameterizedTest(name = "{0} x {1}, {2} coils, R {3} x {4}")
    @CsvSource({
        "33, 20, 1, 1, 1, SHEPP_LOGAN",
        "64, 48, 2, 1, 2, DISC",
        "64, 64, 8, 2, 2, SHEPP_LOGAN",
        "45, 33, 9, 1, 3, DISC",
        "45, 34, 13, 3, 1, SHEPP_LOGAN",
        "40, 65, 31, 4, 1, DISC",
        "48, 63, 32, 2, 3, DISC"
    })
    void sizesThatTheAccelerationDivides(
            int nf, int np, int coils, int alongReadout, int alongPhase, PhantomSpec.Shape object) {
        PhantomScan scan = scan(nf, np, coils, object);
        Unfolded unfolded = new Unfolded(scan, alongReadout, alongPhase, scan.clean(0), 2);

        assertEquals(1, unfolded.snr().median(), .01);
        assertEquals(1, unfolded.noise().median(), .003);
        assertEquals(1, unfolded.g().median(), .003);
    }

    /**
     * Sensitivities come from a smooth object that fills the field of view, as of a prescan, so that they are right at the padded
     * pixels: then the signal of an object with sharp edges is right too. The noise is never below the least that is possible, and
     * at most 1 % above it, because pixels of the padded grid are solved for without knowing that their k-space is empty at its rim.
     */
    @ParameterizedTest(name = "{0} x {1}, {2} coils, R {3} x {4}")
    @CsvSource({
        "48, 50, 8, 1, 3",
        "45, 47, 8, 1, 2",
        "40, 65, 16, 1, 4",
        "47, 40, 8, 2, 1",
        "32, 29, 16, 2, 2",
        "64, 61, 6, 1, 2",
        "35, 36, 13, 3, 1"
    })
    void sizesThatItDoesNotDivideWithTrueSensitivities(int nf, int np, int coils, int alongReadout, int alongPhase) {
        PhantomScan scan = scan(nf, np, coils, PhantomSpec.Shape.DISC);
        Unfolded unfolded = new Unfolded(scan, alongReadout, alongPhase, Unfolded.prescan(scan), 20);

        assertEquals(1, unfolded.signal().median(), .002);
        assertTrue(unfolded.signal().spread() < .02, unfolded.signal().toString());
        assertTrue(unfolded.noise().median() > 1, unfolded.noise().toString());
        assertEquals(1, unfolded.noise().median(), .01);
        assertEquals(1, unfolded.snr().median(), .01);
        assertEquals(1, unfolded.g().median(), .015);
    }

    /**
     * Sensitivities come from the sharp object itself. At the padded pixels its images ring between the pixels of the object; the
     * lobes are negative and positive, and maps that swallow their sign leave a signal that is wrong by several per cent.
     */
    @ParameterizedTest(name = "{0} x {1}, {2} coils, R {3} x {4}, mask {5}, spread {6}")
    @CsvSource({
        "48, 50, 8, 1, 3, 2, .012",
        "48, 50, 8, 1, 3, 5, .02",
        "45, 47, 8, 1, 2, 5, .035",
        "64, 61, 8, 1, 2, 3, .02",
        "47, 40, 8, 2, 1, 10, .045",
        "24, 23, 16, 2, 2, 10, .06",
        "32, 29, 16, 2, 2, 10, .06"
    })
    void sizesThatItDoesNotDivideWithSensitivitiesOfTheObject(
            int nf, int np, int coils, int alongReadout, int alongPhase, double mask, double spread) {
        PhantomScan scan = scan(nf, np, coils, PhantomSpec.Shape.DISC);
        Unfolded unfolded = new Unfolded(scan, alongReadout, alongPhase, scan.clean(0), mask);

        assertEquals(1, unfolded.signal().median(), .008);
        assertTrue(unfolded.signal().spread() < spread, unfolded.signal().toString());
    }

    private static PhantomScan scan(int nf, int np, int coils, PhantomSpec.Shape object) {
        return new PhantomScan(PhantomSpec.of(nf, np, coils).withPeakSnr(1000).withObject(object));
    }
}
