package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
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
     * pixels: then the signal of an object with sharp edges is right too, up to the ringing of its edges between the pixels. The noise is never below the least that is possible, and
     * at most 1 % above it, because pixels of the padded grid are solved for without knowing that their k-space is empty at its rim.
     */
    @ParameterizedTest(name = "{0} x {1}, {2} coils, R {3} x {4}, spread {5}")
    @CsvSource({
        "48, 50, 8, 1, 3, .02",
        "45, 47, 8, 1, 2, .01",
        "40, 65, 16, 1, 4, .01",
        "47, 40, 8, 2, 1, .01",
        "32, 29, 16, 2, 2, .02",
        "64, 61, 6, 1, 2, .01",
        "35, 36, 13, 3, 1, .04",
        "35, 36, 31, 3, 1, .04"
    })
    void sizesThatItDoesNotDivideWithTrueSensitivities(
            int nf, int np, int coils, int alongReadout, int alongPhase, double spread) {
        PhantomScan scan = scan(nf, np, coils, PhantomSpec.Shape.DISC);
        Unfolded unfolded = new Unfolded(scan, alongReadout, alongPhase, Unfolded.prescan(scan), 20);

        assertEquals(1, unfolded.signal().median(), .002);
        assertTrue(unfolded.signal().spread() < spread, unfolded.signal().toString());
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

    /** Nothing rings, so that every pixel comes back. */
    @ParameterizedTest(name = "{0} x {1}, {2} coils, R {3} x {4}")
    @CsvSource({"48, 50, 8, 1, 3", "45, 47, 8, 1, 2", "35, 36, 13, 3, 1", "32, 29, 16, 2, 2"})
    void smoothObjectsComeBackAtEveryPixel(int nf, int np, int coils, int alongReadout, int alongPhase) {
        KSpace data = Unfolded.smooth(scan(nf, np, coils, PhantomSpec.Shape.DISC), 8);
        SenseExample example = SenseExample.random(nf, np, alongReadout, alongPhase, 0, coils, 1)
                .with(data);
        Sense sense = example.prepared();
        KSpace images = data.copy();
        for (int c = 0; c < coils; c++) {
            new CentredFft2D(nf, np).inverse(images.re(c), images.im(c));
        }
        float[] full = new float[images.size()];
        RootSumOfSquares.combine(images, full);
        for (int p = 0; p < full.length; p++) {
            if (full[p] > .2 * full[nf / 2 + nf * (np / 2)]) {
                double expected = full[p] / Math.sqrt(alongReadout * alongPhase);
                assertEquals(1, sense.clean().magnitude(p) / expected, .003, "pixel " + p);
            }
        }
    }

    /** So little noise that it does not hide errors of the signal. */
    private static PhantomScan scan(int nf, int np, int coils, PhantomSpec.Shape object) {
        return new PhantomScan(
                PhantomSpec.of(nf, np, coils).withPeakSnr(100_000).withObject(object));
    }
}
