package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

class GrappaTest {

    private static Grappa prepared(
            SamplingLattice lattice, KSpace full, AxisPair kernel, AxisPair block, boolean b1, Workers workers) {
        KSpace sampled = full.copy();
        Undersampling.keep(lattice, sampled);
        Optional<SensitivityMaps> maps = b1 ? Optional.of(GrappaScans.sensitivities(full, workers)) : Optional.empty();
        Grappa grappa =
                new Grappa(kernel, full.frequency(), full.phase(), full.coils(), maps, new JavaKernels(), workers);
        grappa.prepare(GrappaScans.slice(sampled, lattice, full, block));
        return grappa;
    }

    @ParameterizedTest
    @CsvSource({
        "33, 65, 3, 1, 2, 0, 5, 4",
        "32, 65, 3, 1, 2, 1, 4, 3",
        "33, 40, 2, 1, 3, 2, 1, 2",
        "31, 30, 3, 2, 2, 1, 3, 1",
        "30, 31, 2, 3, 2, 0, 2, 5",
        "32, 31, 2, 2, 1, 0, 4, 2",
        "24, 24, 2, 2, 3, 1, 1, 1",
    })
    void missingSamplesAreWeightedSumsOfTheirNeighbours(
            int nf, int np, int coils, int r1, int r2, int first, int tapsF, int tapsP) {
        SamplingLattice lattice = GrappaScans.lattice(nf, np, r1, r2, first);
        KSpace full = GrappaScans.object(nf, np, coils);
        KSpace data = full.copy();
        Undersampling.keep(lattice, data);
        GrappaWeights weights = new GrappaWeights(GrappaKernel.of(lattice, tapsF, tapsP), coils);
        new GrappaFit(weights, Workers.alone()).fit(0, full, KSpaceWindow.whole(full));
        KSpace expected = NaiveGrappa.fill(data, lattice, weights);

        new GrappaFill(lattice, weights, Workers.alone()).fill(data);

        for (int c = 0; c < coils; c++) {
            assertArrayEquals(expected.re(c), data.re(c), 1e-3f);
            assertArrayEquals(expected.im(c), data.im(c), 1e-3f);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20, 24, 2, 1, 2, 5, 4",
        "20, 24, 2, 1, 3, 4, 1",
        "21, 23, 2, 2, 2, 2, 3",
        "20, 20, 1, 3, 2, 1, 1",
        "8, 24, 1, 1, 2, 7, 2",
    })
    void weightsSolveTheRegularisedEquations(int nf, int np, int coils, int r1, int r2, int tapsF, int tapsP) {
        SamplingLattice lattice = GrappaScans.lattice(nf, np, r1, r2, 0);
        KSpace full = GrappaScans.object(nf, np, coils);
        KSpaceWindow window = new KSpaceWindow(0, nf, 1, np - 2);
        GrappaWeights weights = new GrappaWeights(GrappaKernel.of(lattice, tapsF, tapsP), coils);

        new GrappaFit(weights, Workers.alone()).fit(0, full, window);

        assertEquals(0, NaiveGrappa.residual(full, window, weights), 1e-5);
    }

    @Test
    void completeDataStayAsTheyAre() {
        KSpace full = GrappaScans.object(16, 12, 3);
        SamplingLattice lattice = SamplingLattice.full(16, 12);
        Grappa grappa = prepared(lattice, full, AxisPair.of(5, 4), AxisPair.of(16, 12), false, Workers.alone());

        KSpace images = full.copy();
        CentredFft2D fft = new CentredFft2D(16, 12);
        for (int c = 0; c < 3; c++) {
            fft.inverse(images.re(c), images.im(c));
        }
        float[] expected = new float[16 * 12];
        RootSumOfSquares.combine(images, expected);
        assertArrayEquals(expected, grappa.clean().re());
        for (float g : grappa.gFactor().orElseThrow()) {
            assertEquals(1, g, 1e-6);
        }
        for (float noise : grappa.noise()) {
            assertEquals(Math.sqrt(.5), noise, 1e-6);
        }
        SliceImage again = new SliceImage(16 * 12, false);
        grappa.image(full.copy(), again);
        assertArrayEquals(grappa.clean().re(), again.re());
    }

    @Test
    void aBrighterObjectHasTheSameNoise() {
        KSpace full = GrappaScans.object(16, 24, 3);
        SamplingLattice lattice = GrappaScans.lattice(16, 24, 1, 2, 0);
        Grappa one = prepared(lattice, full, AxisPair.of(3, 2), AxisPair.of(16, 16), false, Workers.alone());
        KSpace brighter = full.copy();
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < brighter.size(); i++) {
                brighter.re(c)[i] *= 8;
                brighter.im(c)[i] *= 8;
            }
        }

        Grappa eight = prepared(lattice, brighter, AxisPair.of(3, 2), AxisPair.of(16, 16), false, Workers.alone());

        assertArrayEquals(one.noise(), eight.noise(), 1e-5f);
        for (int p = 0; p < one.noise().length; p++) {
            assertEquals(
                    8 * one.clean().re()[p],
                    eight.clean().re()[p],
                    1e-4 * eight.clean().re()[p]);
        }
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        KSpace full = GrappaScans.object(32, 30, 5);
        SamplingLattice lattice = GrappaScans.lattice(32, 30, 2, 3, 1);
        Grappa alone = prepared(lattice, full, AxisPair.of(3, 2), AxisPair.of(32, 24), true, Workers.alone());

        try (Workers three = new Workers(3, () -> false)) {
            Grappa shared = prepared(lattice, full, AxisPair.of(3, 2), AxisPair.of(32, 24), true, three);

            assertArrayEquals(alone.clean().re(), shared.clean().re());
            assertArrayEquals(alone.clean().im(), shared.clean().im());
            assertArrayEquals(alone.noise(), shared.noise());
            assertArrayEquals(alone.gFactor().orElseThrow(), shared.gFactor().orElseThrow());
        }
    }

    @Test
    void aSmallCalibrationBlockIsRefusedWithItsNumbers() {
        KSpace full = GrappaScans.object(32, 32, 4);
        SamplingLattice lattice = GrappaScans.lattice(32, 32, 1, 2, 0);

        JobFailure few = assertThrows(
                JobFailure.class,
                () -> prepared(lattice, full, AxisPair.of(5, 4), AxisPair.of(12, 14), false, Workers.alone()));
        assertEquals(ComputationError.CALIBRATION_TOO_SMALL, few.code());
        assertTrue(few.toString().contains("12 x 14 samples gives 64 equations for the 80 weights"), few.toString());

        JobFailure none = assertThrows(
                JobFailure.class,
                () -> prepared(lattice, full, AxisPair.of(5, 4), AxisPair.of(32, 4), false, Workers.alone()));
        assertTrue(none.toString().contains("gives 0 equations"), none.toString());
    }

    @Test
    void calibrationDataWithoutSignalAreRefused() {
        KSpace rim = new KSpace(32, 32, 2);
        rim.re(0)[5] = 1;
        SamplingLattice lattice = GrappaScans.lattice(32, 32, 1, 2, 0);

        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> prepared(lattice, rim, AxisPair.of(3, 2), AxisPair.of(32, 24), false, Workers.alone()));
        assertEquals(ComputationError.CALIBRATION_TOO_SMALL, failure.code());
    }

    /** Also lines that were not acquired at the end, where no image-space replicas exist. */
    @ParameterizedTest
    @CsvSource({"1, 2, 0, 0, false", "2, 2, 1, 0, false", "1, 3, 1, 0, true", "1, 2, 0, 1, false"})
    void noiseIsTheScatterOfNoisyReconstructions(int r1, int r2, int first, int missing, boolean b1) {
        int n = 48;
        int coils = 4;
        SamplingLattice grid = GrappaScans.lattice(n, n, r1, r2, first);
        BitSet lines = grid.lines();
        lines.clear(n - missing * r2, n);
        SamplingLattice lattice = new SamplingLattice(n, n, r1, r2, first, lines, 1);
        KSpace full = GrappaScans.object(n, n, coils);
        Grappa grappa = prepared(lattice, full, AxisPair.of(3, 2), AxisPair.of(n, n), b1, Workers.alone());
        int replicas = 60;
        double[] power = new double[n * n];
        SliceImage image = new SliceImage(n * n, b1);
        ReplicaNoise random = new ReplicaNoise(5, 0);
        for (int r = 0; r < replicas; r++) {
            KSpace noisy = new KSpace(n, n, coils);
            for (int c = 0; c < coils; c++) {
                random.alongSamples(r, (long) c * n * n, n * n, noisy.re(c), noisy.im(c), 0);
                for (int i = 0; i < n * n; i++) {
                    noisy.re(c)[i] += full.re(c)[i];
                    noisy.im(c)[i] += full.im(c)[i];
                }
            }
            Undersampling.keep(lattice, noisy);
            grappa.image(noisy, image);
            for (int p = 0; p < n * n; p++) {
                double deviation = grappa.clean().deviation(image, p);
                power[p] += deviation * deviation / replicas;
            }
        }
        double ratios = 0;
        int pixels = 0;
        for (int p = 0; p < n * n; p++) {
            if (grappa.valid()[p] && grappa.clean().magnitude(p) > 20 * grappa.noise()[p]) {
                ratios += power[p] / (grappa.noise()[p] * grappa.noise()[p]);
                pixels++;
            }
        }
        assertTrue(pixels > 500, pixels + " pixels");
        // Border effects of k-space and the statistics of 60 replicas stay below this.
        assertEquals(1, ratios / pixels, .05);
    }
}
