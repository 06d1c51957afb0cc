package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;

/** The predicted noise against the plain pipeline, one acquired sample at a time: no statistics, no assumptions. */
class SenseNoiseTest {

    /** Half the power of the responses of all acquired samples: noise is as likely in phase with the image as in quadrature. */
    static double[] variance(SenseExample example, Sense sense) {
        int pixels = example.full().size();
        double[] sum = new double[pixels];
        SliceImage response = new SliceImage(pixels, true);
        KSpace one = new KSpace(
                example.full().frequency(),
                example.full().phase(),
                example.full().coils());
        for (int c = 0; c < one.coils(); c++) {
            for (int i = 0; i < pixels; i++) {
                if (example.lattice().samples(i % one.frequency(), i / one.frequency())) {
                    one.re(c)[i] = 1;
                    sense.image(one.copy(), response);
                    one.re(c)[i] = 0;
                    for (int p = 0; p < pixels; p++) {
                        sum[p] += .5 * Math.pow(response.magnitude(p), 2);
                    }
                }
            }
        }
        return sum;
    }

    private static void assertExact(SenseExample example, Sense sense, double tolerance) {
        double[] expected = variance(example, sense);
        for (int p = 0; p < expected.length; p++) {
            if (sense.valid()[p]) {
                assertEquals(1, sense.noise()[p] / Math.sqrt(expected[p]), tolerance, "pixel " + p);
            } else {
                assertEquals(0, expected[p]);
            }
        }
    }

    @Property(tries = 25, seed = "6")
    void ofCompleteLatticesIsExactForEverySize(
            @ForAll @IntRange(min = 4, max = 11) int nf,
            @ForAll @IntRange(min = 4, max = 11) int np,
            @ForAll @IntRange(min = 1, max = 3) int r1,
            @ForAll @IntRange(min = 1, max = 3) int r2,
            @ForAll @IntRange(min = 0, max = 100_000) int seed) {
        SenseExample example = SenseExample.random(nf, np, r1, r2, 0, r1 * r2 + 4, seed);
        assertExact(example, example.prepared(), 1e-3);
    }

    @Property(tries = 15, seed = "7")
    void ofShiftedAndPartialLatticesIsExactWhenTheSizeIsDivisible(
            @ForAll @IntRange(min = 2, max = 4) int r2,
            @ForAll @IntRange(min = 0, max = 3) int first,
            @ForAll @IntRange(min = 0, max = 5) int missing,
            @ForAll @IntRange(min = 0, max = 100_000) int seed) {
        SenseExample example = SenseExample.random(6, 3 * r2, 2, r2, first % r2, 2 * r2 + 4, seed)
                .withoutLines(Math.min(missing, 2 * r2));
        assertExact(example, example.prepared(), 1e-3);
    }

    /** Incomplete and not divisible: neighbouring groups share noise, which the smoothing of the crop does not know. */
    @Test
    void ofPartialLatticesIsCloseWhenTheSizeIsNotDivisible() {
        SenseExample example = SenseExample.random(4, 32, 1, 3, 1, 8, 5).withoutLines(10);
        Sense sense = example.prepared();
        double[] expected = variance(example, sense);
        double ratio = IntStream.range(0, expected.length)
                .mapToDouble(p -> sense.noise()[p] / Math.sqrt(expected[p]))
                .average()
                .orElseThrow();
        assertEquals(1, ratio, 0.03);
    }

    @Test
    void asymmetricEchoesHaveLessNoise() {
        SenseExample example = SenseExample.random(8, 8, 1, 2, 0, 6, 5);
        SamplingLattice whole = example.lattice();
        SenseExample part = example.with(new SamplingLattice(8, 8, 1, 2, 0, whole.lines(), 0.75));
        assertEquals(
                Math.sqrt(.75), part.prepared().noise()[9] / example.prepared().noise()[9], 1e-5);
    }

    @Test
    void noiseOfMaskedSlicesIsExactOnBothGrids() {
        boolean[] mask = new boolean[12 * 11];
        for (int p = 0; p < mask.length; p++) {
            mask[p] = Math.hypot(p % 12 - 6, p / 12 - 5) < 5;
        }
        SenseExample divisible = SenseExample.random(12, 11, 2, 1, 0, 6, 9);
        assertExact(divisible, divisible.prepared(mask), 1e-3);
        SenseExample padded = SenseExample.random(12, 11, 1, 3, 0, 6, 9);
        Sense sense = padded.prepared(mask);
        assertExact(padded, sense, 1e-3);
        assertTrue(sense.valid()[6 + 12 * 5]);
        long drawn = IntStream.range(0, mask.length).filter(p -> mask[p]).count();
        long kept =
                IntStream.range(0, mask.length).filter(p -> sense.valid()[p]).count();
        assertTrue(Math.abs(drawn - kept) < 9, kept + " of " + drawn);
    }
}
