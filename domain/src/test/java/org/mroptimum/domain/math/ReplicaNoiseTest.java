package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaNoiseTest {
    private static final int MANY = 1_000_000;

    /** Numbers of variance 1, real and imaginary parts in turn. */
    private static double[] stream(long seed, int slice, int replica, long firstSample, int samples) {
        float[] re = new float[samples];
        float[] im = new float[samples];
        new ReplicaNoise(seed, slice).alongSamples(replica, firstSample, samples, re, im, 0);
        double[] out = new double[2 * samples];
        for (int i = 0; i < samples; i++) {
            out[2 * i] = re[i] * Math.sqrt(2);
            out[2 * i + 1] = im[i] * Math.sqrt(2);
        }
        return out;
    }

    @ParameterizedTest(name = "seed {0}, slice {1}, replica {2}, sample {3}")
    @CsvSource({
        "1, 0, 0, 0, -0.28469284537536416, -0.4760301544662763",
        "1, 0, 0, 1, 0.16942511085124612, 0.3009967015166967",
        "1, 0, 0, 2, -0.4550501001899662, -0.12030196213236233",
        "-5, 3, 99, 8589934599, 0.6138146164691418, -0.3726203284066578"
    })
    void givesTheValuesOfAnIndependentImplementation(
            long seed, int slice, int replica, long sample, double re, double im) {
        double[] drawn = stream(seed, slice, replica, sample, 1);
        assertEquals(re * Math.sqrt(2), drawn[0], 3e-7);
        assertEquals(im * Math.sqrt(2), drawn[1], 3e-7);
    }

    /** Wedges accepted, wedges redrawn and tails, at the first attempt and at the second. */
    @ParameterizedTest(name = "sample {0}, part {1}")
    @CsvSource({
        "17, 1, 0.02883150164714897",
        "530, 0, 1.7777704901844382",
        "121, 0, 0.8341529277537192",
        "252, 1, 0.29615901640648057",
        "239, 0, -2.660732837403625",
        "739, 1, -2.6486098006251226",
        "38590, 1, -2.937385220077709",
        "41967, 1, -0.3661480354779366",
        "51755, 1, -0.09744284022345938"
    })
    void givesTheValuesOfAnIndependentImplementationOnTheRarePaths(long sample, int part, double expected) {
        assertEquals(expected * Math.sqrt(2), stream(42, 1, 5, sample, 1)[part], 5e-7);
    }

    @Test
    void bothOrdersGiveTheSameNumbers() {
        ReplicaNoise noise = new ReplicaNoise(3, 4);
        float[] re = new float[300];
        float[] im = new float[300];
        noise.acrossReplicas(1L << 40, 10, 300, re, im);
        for (int replica = 10; replica < 310; replica++) {
            float[] r = new float[7];
            float[] i = new float[7];
            noise.alongSamples(replica, (1L << 40) - 2, 5, r, i, 2);
            assertEquals(re[replica - 10], r[4]);
            assertEquals(im[replica - 10], i[4]);
            assertArrayEquals(new float[2], Arrays.copyOf(r, 2));
        }
    }

    @Test
    void momentsAndTailsAreThoseOfANormalDistribution() {
        double[] x = stream(2, 0, 0, 0, 2 * MANY);
        double[] sums = new double[4];
        int[] beyond = new int[5];
        for (double value : x) {
            double square = value * value;
            sums[0] += value;
            sums[1] += square;
            sums[2] += square * value;
            sums[3] += square * square;
            for (int s = 1; s < 5; s++) {
                beyond[s] += Math.abs(value) > s ? 1 : 0;
            }
        }
        // Five standard errors each.
        double n = x.length;
        assertEquals(0, sums[0] / n, 5 / Math.sqrt(n));
        assertEquals(1, sums[1] / n, 5 * Math.sqrt(2 / n));
        assertEquals(0, sums[2] / n, 5 * Math.sqrt(15 / n));
        assertEquals(3, sums[3] / n, 5 * Math.sqrt(96 / n));
        double[] expected = {1, 0.31731050786, 0.04550026390, 0.00269979606, 0.0000633424837};
        for (int s = 1; s < 5; s++) {
            assertEquals(expected[s], beyond[s] / n, 5 * Math.sqrt(expected[s] / n), s + " sigma");
        }
    }

    @Test
    void distributionIsNormalByKolmogorovAndSmirnov() {
        double[] x = stream(11, 2, 1, 12345, MANY / 2);
        Arrays.sort(x);
        double distance = 0;
        for (int i = 0; i < x.length; i++) {
            double below = cumulative(x[i]);
            distance = Math.max(distance, Math.max(below - (double) i / x.length, (i + 1.0) / x.length - below));
        }
        // 1.95 / sqrt(n) is exceeded once in 1000 seeds.
        assertEquals(0, distance, 1.95 / Math.sqrt(x.length));
    }

    /** By the series of Marsaglia (2004, doi:10.18637/jss.v011.i04). */
    private static double cumulative(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; sum + term != sum || i < 5; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return .5 + sum * Math.exp(-.5 * x * x - 0.9189385332046728);
    }

    @Test
    void neighboursOfEveryKindAreUncorrelated() {
        double[] x = stream(100, 5, 7, 0, MANY);
        assertUncorrelated(x, stream(101, 5, 7, 0, MANY), "seeds");
        assertUncorrelated(x, stream(-100, 5, 7, 0, MANY), "seeds of opposite sign");
        assertUncorrelated(x, stream(100, 6, 7, 0, MANY), "slices");
        assertUncorrelated(x, stream(100, 5, 8, 0, MANY), "replicas");
        assertUncorrelated(x, stream(100, 5, 7, 1, MANY), "samples");
        assertUncorrelated(x, stream(100, 7, 5, 0, MANY), "slice and replica swapped");
        assertUncorrelated(x, stream(105, 0, 7, 0, MANY), "seed and slice of the same sum");
        double[] re = new double[MANY];
        double[] im = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            re[i] = x[2 * i];
            im[i] = x[2 * i + 1];
        }
        assertUncorrelated(re, im, "parts");
    }

    /** The squares too: numbers of equal size and random sign are not independent. */
    private static void assertUncorrelated(double[] x, double[] y, String what) {
        double product = 0;
        double ofSquares = 0;
        for (int i = 0; i < x.length; i++) {
            product += x[i] * y[i];
            ofSquares += (x[i] * x[i] - 1) * (y[i] * y[i] - 1) / 2;
        }
        double five = 5 / Math.sqrt(x.length);
        assertEquals(0, product / x.length, five, what);
        assertEquals(0, ofSquares / x.length, five, what);
    }

    @Test
    void replicasOfOneSampleAreNormalToo() {
        float[] re = new float[MANY];
        float[] im = new float[MANY];
        new ReplicaNoise(0, 0).acrossReplicas(0, 0, MANY, re, im);
        double[] x = new double[MANY];
        double[] next = new double[MANY - 1];
        double square = 0;
        for (int i = 0; i < MANY; i++) {
            x[i] = re[i] * Math.sqrt(2);
            square += x[i] * x[i];
            if (i > 0) {
                next[i - 1] = x[i];
            }
        }
        assertEquals(1, square / MANY, 5 * Math.sqrt(2.0 / MANY));
        assertUncorrelated(Arrays.copyOf(x, MANY - 1), next, "neighbouring replicas");
    }
}
