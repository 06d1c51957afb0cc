package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.math.Workers;

class SenseMaskTest {

    @Property(tries = 30, seed = "8")
    void invalidPixelsTakeNoSignalAndTheOthersShareIt(
            @ForAll @IntRange(min = 1, max = 3) int r1,
            @ForAll @IntRange(min = 1, max = 3) int r2,
            @ForAll @IntRange(min = 0, max = 100_000) int seed) {
        SenseExample example = SenseExample.random(6 * r1, 4 * r2, r1, r2, r2 - 1, 12, seed);
        boolean[] mask = new boolean[24 * r1 * r2];
        CounterNormal random = new CounterNormal(seed);
        for (int p = 0; p < mask.length; p++) {
            mask[p] = random.angle(p) > Math.PI;
        }
        Sense sense = example.prepared(mask);
        double[][] expected = new PlainSense(
                        example.lattice(), sense.sensitivities().orElseThrow(), mask)
                .unfold(example.sampled(example.full()));
        for (int p = 0; p < mask.length; p++) {
            assertEquals(mask[p], sense.valid()[p]);
            assertEquals(expected[0][p], sense.clean().re()[p], 1e-4 * expected[2][p]);
            assertEquals(expected[1][p], sense.clean().im()[p], 1e-4 * expected[2][p]);
            assertEquals(Math.sqrt(expected[2][p]), sense.gFactor().orElseThrow()[p], 1e-4 * expected[2][p]);
        }
    }

    @Test
    void aPixelAloneInItsGroupHasGExactlyOne() {
        SenseExample example = SenseExample.random(8, 8, 2, 2, 0, 6, 21);
        boolean[] mask = new boolean[64];
        for (int p = 0; p < 64; p++) {
            mask[p] = p % 8 < 4 && p / 8 < 4;
        }
        float[] g = example.prepared(mask).gFactor().orElseThrow();
        for (int p = 0; p < 64; p++) {
            assertEquals(mask[p] ? 1 : 0, g[p]);
        }
    }

    /** All coils see the same image, so aliased pixels cannot be told apart. */
    @Test
    void pixelsThatCannotBeToldApartBecomeInvalid() {
        KSpace one = SenseExample.noise(8, 8, 1, 5);
        KSpace same = new KSpace(8, 8, 4);
        for (int c = 0; c < 4; c++) {
            for (int i = 0; i < 64; i++) {
                same.re(c)[i] = (c + 1) * one.re(0)[i];
                same.im(c)[i] = (c + 1) * one.im(0)[i];
            }
        }
        Sense sense = SenseExample.random(8, 8, 1, 2, 0, 4, 5).with(same).prepared();
        for (int p = 0; p < 64; p++) {
            assertFalse(sense.valid()[p]);
            assertEquals(0, sense.clean().magnitude(p));
            assertEquals(0, sense.gFactor().orElseThrow()[p]);
            assertEquals(0, sense.sensitivities().orElseThrow().re(2)[p]);
        }
    }

    /** The reference in the scale of a plain inverse DFT does not depend on padding. */
    @Test
    void thresholdsMeanTheSameOnThePaddedGrid() {
        KSpace flat = new KSpace(20, 20, 4);
        for (int c = 0; c < 4; c++) {
            // Magnitude 10 in each of 4 coils, 20 in the root sum of squares, and a phase of its own.
            flat.re(c)[10 + 20 * (10 + c)] = 10f * 20 * 20;
        }
        SenseExample example = SenseExample.random(20, 20, 1, 3, 0, 4, 1).with(flat);
        for (double threshold : new double[] {19.9, 20.1}) {
            Sense sense = example.sense(new MaskChoice.Threshold(threshold), Optional.empty(), Workers.alone());
            sense.prepare(example.slice());
            for (boolean valid : sense.valid()) {
                assertEquals(threshold < 20, valid);
            }
        }
    }
}
