package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.opencl.NeedsOpenCl;
import org.mroptimum.domain.opencl.OpenClDevice;
import org.mroptimum.domain.opencl.OpenClKernels;
import org.mroptimum.domain.recon.ReplicaSums.Draw;

/** Stages on a device beside Java's, over lattices, kernels and combinations. */
@NeedsOpenCl
class OpenClStagesTest {
    private static final int REPLICAS = 37;
    private static final ReplicaNoise NOISE = new ReplicaNoise(11, 0);
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "16, 12, 3, 1, 2, 0, 5, 4, false",
        "16, 12, 3, 1, 2, 1, 5, 4, true",
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
        "16, 13, 4, 1, 2, 0, 3, 2, true",
        "17, 14, 4, 2, 2, 0, 3, 2, false",
        "40, 36, 17, 1, 3, 1, 5, 4, false",
    })
    void grappa(
            int nf,
            int np,
            int coils,
            int r1,
            int r2,
            int first,
            int tapsF,
            int tapsP,
            boolean b1,
            OpenClDevice device) {
        SamplingLattice lattice = GrappaScans.lattice(nf, np, r1, r2, first);
        KSpace full = GrappaScans.object(nf, np, coils);
        AxisPair kernel = AxisPair.of(tapsF, tapsP);
        try (OpenClKernels kernels = new OpenClKernels(device, Optional.empty())) {
            Reconstruction here = grappa(kernel, full, b1, new JavaKernels());
            Reconstruction there = grappa(kernel, full, b1, kernels);
            for (Reconstruction one : new Reconstruction[] {here, there}) {
                one.prepare(GrappaScans.slice(GrappaScans.sampled(lattice, coils), lattice, full, AxisPair.of(nf, np)));
            }

            assertAgree(here, there, GrappaScans.sampled(lattice, coils), nf * np);
            if (here.replicas().isPresent()) {
                assertSameMoments(here, there, nf * np);
            }
        }
        assertEquals(0, device.liveObjects());
    }

    private static Reconstruction grappa(AxisPair kernel, KSpace full, boolean b1, SliceKernels kernels) {
        Workers workers = Workers.alone();
        Optional<SensitivityMaps> maps = b1 ? Optional.of(GrappaScans.sensitivities(full, workers)) : Optional.empty();
        return new Grappa(kernel, full.frequency(), full.phase(), full.coils(), maps, kernels, workers);
    }

    @ParameterizedTest
    @CsvSource({"16,18,2,3,1", "15,12,3,2,0", "12,21,1,3,2", "8,8,1,1,0", "70,6,1,2,1", "17,13,2,2,1", "33,20,1,4,2"})
    void sense(int nf, int np, int r1, int r2, int first, OpenClDevice device) {
        SenseExample example = SenseExample.random(nf, np, r1, r2, first, r1 * r2 + 3, 17);
        boolean[] mask = new boolean[nf * np];
        for (int p = 0; p < mask.length; p++) {
            mask[p] = p % 5 != 0;
        }
        try (OpenClKernels kernels = new OpenClKernels(device, Optional.empty())) {
            Reconstruction here = example.prepared(mask);
            Reconstruction there = example.prepared(mask, kernels);

            assertAgree(here, there, example.sampled(example.full()), nf * np);
            if (here.replicas().isPresent()) {
                assertSameMoments(here, there, nf * np);
            }
        }
        assertEquals(0, device.liveObjects());
    }

    private static void assertAgree(Reconstruction here, Reconstruction there, KSpace sampled, int pixels) {
        assertArrayEquals(here.valid(), there.valid());
        assertClose(here.clean(), there.clean(), "image");
        assertClose(here.gFactor().orElseThrow(), there.gFactor().orElseThrow(), "g");
        assertClose(here.noise(), there.noise(), "noise");
        SliceImage own = new SliceImage(pixels, here.clean().complex());
        SliceImage other = new SliceImage(pixels, here.clean().complex());
        here.image(sampled.copy(), own);
        there.image(sampled.copy(), other);
        assertClose(own, other, "another image");
    }

    private static void assertSameMoments(Reconstruction here, Reconstruction there, int pixels) {
        ReplicaBatch batch = new ReplicaBatch(pixels, REPLICAS);
        batch.start(3, REPLICAS);
        here.replicas().orElseThrow().draw(NOISE, batch);
        double[][] sums = new double[4][pixels];
        there.sums().orElseThrow().addMoments(new Draw(NOISE, 3, REPLICAS, 0, 0), sums);
        float[] expected = new float[pixels];
        float[] actual = new float[pixels];
        float[] mean = new float[pixels];
        float[] own = new float[pixels];
        for (int p = 0; p < pixels; p++) {
            for (int lane = 0; lane < REPLICAS; lane++) {
                float value = batch.values()[p * REPLICAS + lane];
                expected[p] += value * value;
                mean[p] += value;
            }
            actual[p] = (float) sums[1][p];
            own[p] = (float) sums[0][p];
        }
        assertClose(expected, actual, "sum of squares of the deviations");
        assertClose(mean, own, "sum of the deviations");
    }

    /** Sensitivities of the data themselves leave no imaginary part but rounding: both parts count together. */
    private static void assertClose(SliceImage expected, SliceImage actual, String what) {
        assertClose(parts(expected), parts(actual), what);
    }

    private static float[] parts(SliceImage image) {
        float[] both = Arrays.copyOf(image.re(), 2 * image.pixels());
        System.arraycopy(image.im(), 0, both, image.pixels(), image.pixels());
        return both;
    }

    /** Relative to the root of the mean square. */
    private static void assertClose(float[] expected, float[] actual, String what) {
        double difference = 0;
        double size = 0;
        for (int p = 0; p < expected.length; p++) {
            difference += Math.pow(expected[p] - actual[p], 2);
            size += Math.pow(expected[p], 2);
        }
        assertTrue(
                Math.sqrt(difference) <= TOLERANCE * Math.sqrt(size),
                what + " differs by " + Math.sqrt(difference / Math.max(size, Double.MIN_NORMAL)));
    }
}
