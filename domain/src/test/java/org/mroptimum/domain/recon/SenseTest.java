package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;

class SenseTest {

    /** The small transform, the groups and the packed solver together do what the definition says. */
    @Property(tries = 60, seed = "1")
    void equalsThePlainDefinition(
            @ForAll @IntRange(min = 2, max = 7) int mf,
            @ForAll @IntRange(min = 2, max = 7) int mp,
            @ForAll @IntRange(min = 1, max = 3) int r1,
            @ForAll @IntRange(min = 1, max = 3) int r2,
            @ForAll @IntRange(min = 0, max = 2) int first,
            @ForAll @IntRange(min = 3, max = 6) int more,
            @ForAll @IntRange(min = 0, max = 100_000) int seed) {
        SenseExample example = SenseExample.random(r1 * mf, r2 * mp, r1, r2, first % r2, r1 * r2 + more, seed);
        Sense sense = example.prepared();
        KSpace other = example.sampled(SenseExample.noise(r1 * mf, r2 * mp, r1 * r2 + more, seed + 7L));
        double[][] expected =
                new PlainSense(example.lattice(), sense.sensitivities().orElseThrow(), sense.valid()).unfold(other);
        SliceImage image = new SliceImage(r1 * mf * r2 * mp, true);
        sense.image(other, image);
        for (int p = 0; p < image.pixels(); p++) {
            double tolerance = 2e-5 * expected[2][p];
            assertEquals(expected[0][p], image.re()[p], tolerance);
            assertEquals(expected[1][p], image.im()[p], tolerance);
            assertEquals(Math.sqrt(expected[2][p] / 2), sense.noise()[p], tolerance);
            assertEquals(Math.sqrt(expected[2][p]), sense.gFactor().orElseThrow()[p], tolerance);
            assertTrue(sense.gFactor().orElseThrow()[p] >= 1 - 1e-5);
        }
    }

    /**
     * Sensitivities of the same data without noise explain the data exactly: the image is the root sum of squares over sqrt(R),
     * for every size and every offset of the lattice; without any phase, or with that of the virtual coil where it is cropped.
     */
    @Property(tries = 60, seed = "2")
    void dataThatAreTheirOwnReferenceGiveTheirRootSumOfSquares(
            @ForAll @IntRange(min = 3, max = 20) int nf,
            @ForAll @IntRange(min = 3, max = 20) int np,
            @ForAll @IntRange(min = 1, max = 3) int r1,
            @ForAll @IntRange(min = 1, max = 3) int r2,
            @ForAll @IntRange(min = 0, max = 2) int first,
            @ForAll @IntRange(min = 0, max = 100_000) int seed) {
        SenseExample example = SenseExample.random(nf, np, r1, r2, first % r2, r1 * r2 + 5, seed);
        Sense sense = example.prepared();
        SliceImage expected = PaddedImage.of(example);
        float peak = 0;
        for (int p = 0; p < nf * np; p++) {
            peak = Math.max(peak, expected.magnitude(p));
        }
        for (int p = 0; p < nf * np; p++) {
            assertTrue(sense.valid()[p]);
            assertEquals(expected.re()[p], sense.clean().re()[p], 1e-4 * peak);
            assertEquals(expected.im()[p], sense.clean().im()[p], 1e-4 * peak);
        }
    }

    @Test
    void withoutAccelerationItIsTheB1CombinationAndGIsOne() {
        SenseExample example = SenseExample.random(70, 9, 1, 1, 0, 4, 3);
        Sense sense = example.prepared();
        KSpace other = SenseExample.noise(70, 9, 4, 4);
        SliceImage image = new SliceImage(630, true);
        sense.image(other.copy(), image);
        for (int c = 0; c < 4; c++) {
            new CentredFft2D(70, 9).inverse(other.re(c), other.im(c));
        }
        SliceImage b1 = new SliceImage(630, true);
        B1Weighted.combine(other, sense.sensitivities().orElseThrow(), b1.re(), b1.im());
        assertArrayEquals(b1.re(), image.re(), 1e-5f);
        assertArrayEquals(b1.im(), image.im(), 1e-5f);
        for (float g : sense.gFactor().orElseThrow()) {
            assertEquals(1, g);
        }
        for (float noise : sense.noise()) {
            assertEquals(Math.sqrt(.5), noise, 1e-6);
        }
    }

    @Property(tries = 20, seed = "3")
    void imageScalesWithTheSignalAndNoiseDoesNot(
            @ForAll @IntRange(min = 1, max = 2) int r1,
            @ForAll @IntRange(min = 1, max = 4) int r2,
            @ForAll @IntRange(min = 0, max = 100_000) int seed) {
        SenseExample example = SenseExample.random(16, 18, r1, r2, 0, 12, seed);
        KSpace larger = example.full().copy();
        for (int c = 0; c < 12; c++) {
            for (int i = 0; i < larger.size(); i++) {
                larger.re(c)[i] *= 1000;
                larger.im(c)[i] *= 1000;
            }
        }
        Sense one = example.prepared();
        Sense two = example.with(larger).prepared();
        for (int p = 0; p < larger.size(); p++) {
            assertEquals(one.clean().magnitude(p), two.clean().magnitude(p) / 1000, 1e-4);
            assertEquals(one.noise()[p], two.noise()[p], 1e-4 * one.noise()[p]);
        }
    }

    /** Mixing whitened channels with a unitary matrix leaves noise white, so nothing may change. */
    @Property(tries = 20, seed = "4")
    void unitaryMixingOfCoilsChangesNothing(
            @ForAll @IntRange(min = 0, max = 100_000) int seed, @ForAll @IntRange(min = 0, max = 6) int angle) {
        SenseExample example = SenseExample.random(12, 15, 2, 3, 1, 9, seed);
        KSpace mixed = example.full().copy();
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        for (int c = 0; c + 1 < 9; c++) {
            for (int i = 0; i < mixed.size(); i++) {
                float ar = mixed.re(c)[i];
                float ai = mixed.im(c)[i];
                float br = mixed.re(c + 1)[i];
                float bi = mixed.im(c + 1)[i];
                mixed.re(c)[i] = cos * ar - sin * bi;
                mixed.im(c)[i] = cos * ai + sin * br;
                mixed.re(c + 1)[i] = cos * br - sin * ai;
                mixed.im(c + 1)[i] = cos * bi + sin * ar;
            }
        }
        Sense one = example.prepared();
        Sense two = example.with(mixed).prepared();
        for (int p = 0; p < mixed.size(); p++) {
            double tolerance = 1e-4 * one.noise()[p] * one.noise()[p];
            assertEquals(one.clean().re()[p], two.clean().re()[p], tolerance);
            assertEquals(one.noise()[p], two.noise()[p], tolerance);
        }
    }
}
