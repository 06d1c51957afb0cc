package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.coil.CalibrationBlock;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.Npy;
import org.mroptimum.domain.reference.ReferenceVectors;

/** SENSE against the independent double-precision implementation. */
class SenseReferenceTest {

    record Case(ReferenceVectors vectors, int stepFrequency, int stepPhase, String block) {
        String name(String kind) {
            return kind + "_sense_R" + stepFrequency + "x" + stepPhase;
        }

        int frequency() {
            return Integer.parseInt(block.substring(0, block.indexOf('x')));
        }

        int phase() {
            return Integer.parseInt(block.substring(block.indexOf('x') + 1));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(ReferenceVectors.even48(), 1, 2, "64x24"),
                new Case(ReferenceVectors.even48(), 1, 3, "64x24"),
                new Case(ReferenceVectors.odd(), 1, 3, "45x19"),
                new Case(ReferenceVectors.even64(), 2, 1, "32x64"),
                new Case(ReferenceVectors.even64(), 2, 2, "32x32"));
    }

    private static Sense prepared(Case c) {
        KSpace full = c.vectors.array("whitened").kspace();
        KSpace reference = new KSpace(full.frequency(), full.phase(), full.coils());
        new CalibrationBlock(OptionalInt.of(c.frequency()), OptionalInt.of(c.phase())).cut(full, reference);
        SamplingLattice lattice =
                SamplingLattice.full(full.frequency(), full.phase()).decimated(c.stepFrequency, c.stepPhase);
        Undersampling.keep(lattice, full);
        Sense sense = new Sense(
                new SensitivityChoice(SensitivityChoice.Method.INNER_ACL, new MaskChoice.None()),
                Optional.empty(),
                full.frequency(),
                full.phase(),
                full.coils(),
                new JavaKernels(),
                Workers.alone());
        sense.prepare(new SliceData(
                0,
                full,
                lattice,
                reference,
                new KSpaceWindow(
                        full.frequency() / 2 - c.frequency() / 2,
                        c.frequency(),
                        full.phase() / 2 - c.phase() / 2,
                        c.phase())));
        return sense;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void imageSnrAndGFactorMeetTheReference(Case c) {
        Sense sense = prepared(c);
        boolean[] inside = c.vectors.inside();
        float[] snr = new float[inside.length];
        for (int p = 0; p < snr.length; p++) {
            snr[p] = sense.clean().magnitude(p) / sense.noise()[p];
            assertTrue(sense.valid()[p]);
        }
        double[] expected = c.vectors.array(c.name("ac")).map();
        for (int p = 0; p < inside.length; p++) {
            // Below the noise the signal is a difference of large numbers: there 1e-4 of the noise is what counts.
            if (inside[p]) {
                assertEquals(expected[p], snr[p], 1e-4 * Math.max(1, expected[p]), "pixel " + p);
            }
        }
        double[] g = c.vectors.array(c.name("g")).map();
        float[] actual = sense.gFactor().orElseThrow();
        assertTrue(Difference.relative(g, actual, inside) < 1e-4, () -> "g " + Difference.relative(g, actual, inside));
    }

    /** The definition leaves a constant phase in each block when the centre line does not lie on the grid; ours is undone. */
    @ParameterizedTest
    @MethodSource("cases")
    void imageMeetsTheReferenceUpToThePhaseOfTheBlocks(Case c) {
        Sense sense = prepared(c);
        Npy expected = c.vectors.array(c.name("recon"));
        double[] re = expected.map();
        double[] im = new Npy(expected.shape(), expected.im(), expected.re()).map();
        int nf = expected.shape()[0];
        int np = expected.shape()[1];
        double peak = 0;
        for (int p = 0; p < re.length; p++) {
            peak = Math.max(peak, Math.hypot(re[p], im[p]));
        }
        for (int p = 0; p < re.length; p++) {
            int a = (p % nf) / (nf / c.stepFrequency);
            int b = (p / nf) / (np / c.stepPhase);
            int turnsA = a * (nf / 2);
            int turnsB = b * (np / 2);
            double angle = -2 * Math.PI * ((double) turnsA / c.stepFrequency + (double) turnsB / c.stepPhase);
            assertEquals(
                    re[p] * Math.cos(angle) - im[p] * Math.sin(angle),
                    sense.clean().re()[p],
                    1e-5 * peak);
            assertEquals(
                    re[p] * Math.sin(angle) + im[p] * Math.cos(angle),
                    sense.clean().im()[p],
                    1e-5 * peak);
        }
    }
}
