package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.ReferenceVectors;

/** GRAPPA against the independent double-precision implementation. */
class GrappaReferenceTest {

    record Case(ReferenceVectors scan, String name, int r1, int r2, AxisPair kernel, AxisPair block) {
        @Override
        public String toString() {
            return scan.name() + " " + name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(ReferenceVectors.even48(), "R1x2_k5x4_acl64x24", 1, 2, AxisPair.of(5, 4), AxisPair.of(64, 24)),
                new Case(ReferenceVectors.even48(), "R1x3_k5x2_acl64x24", 1, 3, AxisPair.of(5, 2), AxisPair.of(64, 24)),
                new Case(ReferenceVectors.odd(), "R1x3_k5x2_acl45x19", 1, 3, AxisPair.of(5, 2), AxisPair.of(45, 19)),
                new Case(ReferenceVectors.even64(), "R2x2_k2x2_acl32x32", 2, 2, AxisPair.of(2, 2), AxisPair.of(32, 32)),
                new Case(
                        ReferenceVectors.even64(), "R1x4_k5x2_acl64x32", 1, 4, AxisPair.of(5, 2), AxisPair.of(64, 32)));
    }

    private static Grappa prepared(Case test) {
        KSpace whitened = test.scan().array("whitened").kspace();
        KSpace sampled = whitened.copy();
        SamplingLattice lattice =
                SamplingLattice.full(whitened.frequency(), whitened.phase()).decimated(test.r1(), test.r2());
        Undersampling.keep(lattice, sampled);
        Grappa grappa = new Grappa(
                test.kernel(),
                whitened.frequency(),
                whitened.phase(),
                whitened.coils(),
                Optional.empty(),
                new JavaKernels(),
                Workers.alone());
        grappa.prepare(GrappaScans.slice(sampled, lattice, whitened, test.block()));
        return grappa;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void filledImageIsTheOneOfTheReferenceKSpace(Case test) {
        KSpace expected = test.scan().array("kspace_grappa_" + test.name()).kspace();
        CentredFft2D fft = new CentredFft2D(expected.frequency(), expected.phase());
        for (int c = 0; c < expected.coils(); c++) {
            fft.inverse(expected.re(c), expected.im(c));
        }
        float[] magnitude = new float[expected.size()];
        RootSumOfSquares.combine(expected, magnitude);

        SliceImage clean = prepared(test).clean();

        float largest = 0;
        for (float value : magnitude) {
            largest = Math.max(largest, value);
        }
        assertArrayEquals(magnitude, clean.re(), 1e-5f * largest);
        assertEquals(false, clean.complex());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gFactor(Case test) {
        double[] expected = test.scan().array("g_grappa_" + test.name()).map();

        float[] actual = prepared(test).gFactor().orElseThrow();

        assertEquals(0, Difference.relative(expected, actual, test.scan().inside()), 1e-4);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void analyticSnr(Case test) {
        double[] expected = test.scan().array("ac_grappa_" + test.name()).map();

        Grappa grappa = prepared(test);

        float[] actual = new float[expected.length];
        for (int p = 0; p < actual.length; p++) {
            actual[p] = grappa.clean().magnitude(p) / grappa.noise()[p];
        }
        assertEquals(0, Difference.relative(expected, actual, test.scan().inside()), 1e-4);
    }
}
