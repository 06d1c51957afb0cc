package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.recon.CombinedReconstructions;
import org.mroptimum.domain.recon.SliceImage;
import org.mroptimum.domain.reference.Difference;

/** The error maps say how far another run would differ. */
class ReplicaErrorTest {
    private static final int SEEDS = 60;
    private static final int SIZE = 32;

    private static ReplicaRuns runs(boolean b1) {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(SIZE, SIZE, 4));
        KSpace data = ReplicaRuns.whitened(scan, 0);
        return new ReplicaRuns(
                b1
                        ? CombinedReconstructions.b1(data, Workers.alone())
                        : CombinedReconstructions.rss(data, Workers.alone()),
                CombinedReconstructions.slice(data),
                Workers.alone());
    }

    @ParameterizedTest(name = "{1} replicas, B1 {0}")
    @CsvSource({"true, 24", "false, 24", "true, 100"})
    void pseudoMultipleReplica(boolean b1, int replicas) {
        ReplicaRuns runs = runs(b1);
        assertPredicts(seed -> runs.run(runs.pmr(), seed, replicas));
    }

    @ParameterizedTest(name = "{1} replicas, B1 {0}")
    @CsvSource({"true, 24", "false, 24", "true, 1"})
    void generalizedPseudoMultipleReplica(boolean b1, int replicas) {
        ReplicaRuns runs = runs(b1);
        assertPredicts(seed -> runs.run(runs.cr(2), seed, replicas));
    }

    @ParameterizedTest(name = "{0} repetitions, SNR {1}")
    @CsvSource({"10, 20", "10, 2", "30, 20"})
    void multipleReplica(int repetitions, float snr) {
        boolean[] valid = new boolean[SIZE * SIZE];
        Arrays.fill(valid, true);
        assertPredicts(seed -> {
            MultipleReplica mr = new MultipleReplica(valid.length);
            mr.start(0);
            for (int i = 0; i < repetitions; i++) {
                mr.add(constant(snr, seed, i));
            }
            SnrEstimate out = SnrEstimate.of(valid.length);
            mr.finish(valid, out);
            return out;
        });
    }

    @Test
    void differenceImage() {
        boolean[] valid = new boolean[SIZE * SIZE];
        Arrays.fill(valid, true);
        DifferenceImage difference = new DifferenceImage(SIZE, SIZE, 3, Workers.alone());
        assertPredicts(seed -> {
            SnrEstimate out = SnrEstimate.of(valid.length);
            difference.compute(0, constant(50, seed, 0), constant(50, seed, 1), valid, out);
            return out;
        });
    }

    private static SliceImage constant(float snr, long seed, int repetition) {
        SliceImage image = new SliceImage(SIZE * SIZE, false);
        new ReplicaNoise(seed, 0).alongSamples(repetition, 0, SIZE * SIZE, image.re(), image.im(), 0);
        for (int p = 0; p < image.pixels(); p++) {
            image.re()[p] = (float) (snr + Math.sqrt(2) * image.re()[p]);
            image.im()[p] = 0;
        }
        return image;
    }

    /** Over the pixels, the median of spread between seeds over root mean square of the predicted error. */
    private static void assertPredicts(IntFunction<SnrEstimate> run) {
        double[] mean = new double[SIZE * SIZE];
        double[] square = new double[SIZE * SIZE];
        double[] predicted = new double[SIZE * SIZE];
        for (int seed = 0; seed < SEEDS; seed++) {
            SnrEstimate out = run.apply(seed);
            for (int p = 0; p < mean.length; p++) {
                mean[p] += out.snr()[p];
                square[p] += (double) out.snr()[p] * out.snr()[p];
                predicted[p] += out.error()[p] * out.error()[p];
            }
        }
        boolean[] inside = Difference.above(mean, .2);
        double[] expected = new double[mean.length];
        float[] spread = new float[mean.length];
        for (int p = 0; p < mean.length; p++) {
            double average = mean[p] / SEEDS;
            spread[p] = (float) (Math.sqrt((square[p] - mean[p] * average) / (SEEDS - 1)) / average);
            expected[p] = Math.sqrt(predicted[p] / SEEDS);
        }
        assertEquals(1, Difference.medianRatio(expected, spread, inside), .15);
    }

    @Test
    void aTargetIsMetWithAsFewReplicasAsItNeeds() {
        ReplicaRuns runs = runs(true);
        SnrEstimate out = SnrEstimate.of(SIZE * SIZE);
        // 1 / sqrt(2 (n - 1)) is below 9.5 % for 57 and more, and looked at after 16, 32, 48, 64.
        assertEquals(64, runs.runTo(.095, 1000, runs.pmr(), out));
        assertEquals(.089, out.medianError(), .005);
        assertEquals(16, runs.runTo(.1, 1000, runs.cr(2), out), "a square of 25 pixels is quicker");
        assertEquals(16, runs.runTo(.5, 1000, runs.pmr(), out), "never fewer");
        assertEquals(5, runs.runTo(.5, 5, runs.pmr(), out), "unless fewer were asked for");
        assertEquals(40, runs.runTo(.001, 40, runs.pmr(), out), "never more than asked for");
        assertTrue(out.medianError() > .1);
    }
}
