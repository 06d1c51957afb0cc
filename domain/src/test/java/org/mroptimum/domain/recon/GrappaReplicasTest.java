package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/** Replicas drawn in image space against the plain pipeline. */
class GrappaReplicasTest {
    private static final int REPLICAS = 3;
    private static final ReplicaNoise NOISE = new ReplicaNoise(11, 0);

    /** The noise that the image-space replicas draw, as k-space noise on the lattice. */
    private static KSpace noiseOnTheLattice(SamplingLattice lattice, int coils, int replica) {
        int nf = lattice.frequency();
        int np = lattice.phase();
        int columns = nf / lattice.stepFrequency();
        int rows = np / lattice.stepPhase();
        KSpace noise = new KSpace(nf, np, coils);
        float[] re = new float[1];
        float[] im = new float[1];
        int first = lattice.firstPhase() - np / 2;
        int centre = nf / 2;
        double scale = 1 / Math.sqrt(lattice.factor());
        for (int c = 0; c < coils; c++) {
            for (int p = 0; p < np; p++) {
                for (int f = 0; f < nf; f++) {
                    long sample = ((long) c * rows + p % rows) * columns + f % columns;
                    NOISE.acrossReplicas(sample, replica, 1, re, im);
                    double a = Math.floorDiv(f, columns) / (double) lattice.stepFrequency();
                    double b = Math.floorDiv(p, rows) / (double) lattice.stepPhase();
                    double angle = 2 * Math.PI * (b * first - a * centre);
                    double cos = scale * Math.cos(angle);
                    double sin = scale * Math.sin(angle);
                    noise.re(c)[f + nf * p] = (float) (re[0] * cos - im[0] * sin);
                    noise.im(c)[f + nf * p] = (float) (re[0] * sin + im[0] * cos);
                }
            }
            new CentredFft2D(nf, np).forward(noise.re(c), noise.im(c));
        }
        return noise;
    }

    @ParameterizedTest
    @CsvSource({
        "16, 12, 3, 1, 2, 0, 5, 4, false",
        "16, 12, 3, 1, 2, 1, 5, 4, false",
        "15, 12, 2, 1, 3, 2, 4, 3, false",
        "16, 12, 4, 1, 4, 3, 3, 2, true",
        "16, 12, 5, 2, 2, 1, 3, 4, false",
        "18, 15, 3, 3, 3, 1, 2, 2, true",
        "16, 13, 3, 2, 1, 0, 4, 3, false",
        "16, 12, 3, 1, 2, 1, 1, 2, false",
        "16, 12, 3, 1, 2, 0, 3, 1, true",
        "12, 12, 2, 2, 2, 1, 1, 1, false",
        "12, 10, 3, 1, 1, 0, 5, 4, false",
        "12, 10, 3, 1, 1, 0, 5, 4, true",
    })
    void replicasEqualThePlainPipelineOfTheSameNoise(
            int nf, int np, int coils, int r1, int r2, int first, int tapsF, int tapsP, boolean b1) {
        SamplingLattice lattice = GrappaScans.lattice(nf, np, r1, r2, first);
        Grappa grappa = prepared(lattice, coils, AxisPair.of(tapsF, tapsP), b1, Workers.alone());
        ReplicaBatch batch = new ReplicaBatch(nf * np, REPLICAS + 1);
        batch.start(5, REPLICAS);

        grappa.replicas().orElseThrow().draw(NOISE, batch);

        SliceImage image = new SliceImage(nf * np, b1);
        for (int lane = 0; lane < REPLICAS; lane++) {
            KSpace noisy = noiseOnTheLattice(lattice, coils, 5 + lane);
            double outside = power(noisy);
            Undersampling.keep(lattice, noisy);
            assertEquals(outside, power(noisy), 1e-9 * outside, "the noise lies on the lattice");
            add(GrappaScans.sampled(lattice, coils), noisy);
            grappa.image(noisy, image);
            double difference = 0;
            double sum = 0;
            for (int pixel = 0; pixel < nf * np; pixel++) {
                double expected = grappa.clean().deviation(image, pixel);
                double actual = batch.values()[pixel * batch.capacity() + lane];
                difference += (actual - expected) * (actual - expected);
                sum += expected * expected;
            }
            assertEquals(0, Math.sqrt(difference / sum), 1e-4);
        }
    }

    private static Grappa prepared(SamplingLattice lattice, int coils, AxisPair kernel, boolean b1, Workers workers) {
        KSpace full = GrappaScans.object(lattice.frequency(), lattice.phase(), coils);
        KSpace sampled = GrappaScans.sampled(lattice, coils);
        Optional<SensitivityMaps> maps = b1 ? Optional.of(GrappaScans.sensitivities(full, workers)) : Optional.empty();
        Grappa grappa = new Grappa(kernel, full.frequency(), full.phase(), coils, maps, new JavaKernels(), workers);
        grappa.prepare(GrappaScans.slice(sampled, lattice, full, AxisPair.of(full.frequency(), full.phase())));
        return grappa;
    }

    private static double power(KSpace data) {
        double sum = 0;
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                sum += data.re(c)[i] * data.re(c)[i] + data.im(c)[i] * data.im(c)[i];
            }
        }
        return sum;
    }

    private static void add(KSpace data, KSpace to) {
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                to.re(c)[i] += data.re(c)[i];
                to.im(c)[i] += data.im(c)[i];
            }
        }
    }

    @Test
    void replicasDoNotDependOnThreadsOrBatches() {
        SamplingLattice lattice = GrappaScans.lattice(16, 12, 2, 2, 1);
        ReplicaBatch alone = new ReplicaBatch(16 * 12, 7);
        alone.start(0, 7);
        prepared(lattice, 4, AxisPair.of(3, 2), false, Workers.alone())
                .replicas()
                .orElseThrow()
                .draw(NOISE, alone);

        try (Workers three = new Workers(3, () -> false)) {
            ImageSpaceReplicas replicas = prepared(lattice, 4, AxisPair.of(3, 2), false, three)
                    .replicas()
                    .orElseThrow();
            ReplicaBatch whole = new ReplicaBatch(16 * 12, 7);
            whole.start(0, 7);
            replicas.draw(NOISE, whole);
            assertArrayEquals(alone.values(), whole.values());
            ReplicaBatch part = new ReplicaBatch(16 * 12, 4);
            part.start(3, 4);
            replicas.draw(NOISE, part);
            for (int pixel = 0; pixel < 16 * 12; pixel++) {
                assertEquals(whole.values()[pixel * 7 + 4], part.values()[pixel * 4 + 1]);
            }
        }
    }

    @Test
    void gridsThatDoNotFitTakeThePlainPipeline() {
        BitSet cut = GrappaScans.lattice(16, 12, 1, 2, 0).lines();
        cut.clear(10);
        SamplingLattice partial = new SamplingLattice(16, 12, 1, 2, 0, cut, 1);
        assertTrue(prepared(partial, 2, AxisPair.of(3, 2), false, Workers.alone())
                .replicas()
                .isEmpty());
        SamplingLattice odd = GrappaScans.lattice(16, 13, 1, 2, 0);
        assertTrue(prepared(odd, 2, AxisPair.of(3, 2), false, Workers.alone())
                .replicas()
                .isEmpty());
    }
}
