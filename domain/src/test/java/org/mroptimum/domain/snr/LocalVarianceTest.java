package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.ReplicaBatch;

class LocalVarianceTest {
    private static final int IMAGES = 3;

    @ParameterizedTest(name = "{0} x {1}, half-width {2}")
    @CsvSource({"40, 90, 2", "17, 100, 1", "70, 75, 20", "5, 7, 3", "9, 4, 10000", "1, 50, 4", "50, 1, 4"})
    void isThatOfTheValidPixelsInTheSquare(int frequency, int phase, int half) {
        int pixels = frequency * phase;
        boolean[] valid = new boolean[pixels];
        ReplicaBatch batch = new ReplicaBatch(pixels, IMAGES + 2);
        batch.start(0, IMAGES);
        float[] re = new float[IMAGES];
        float[] im = new float[IMAGES];
        for (int p = 0; p < pixels; p++) {
            new ReplicaNoise(3, 0).acrossReplicas(p, 0, IMAGES, re, im);
            valid[p] = im[0] > -.8;
            for (int i = 0; i < IMAGES; i++) {
                batch.values()[p * (IMAGES + 2) + i] = valid[p] ? 3 + re[i] : 0;
            }
        }
        double[] expected = new double[pixels];
        double[] expectedSquares = new double[pixels];
        for (int p = 0; p < pixels; p++) {
            for (int i = 0; i < IMAGES; i++) {
                double variance = direct(batch, valid, frequency, half, p, i);
                expected[p] += variance;
                expectedSquares[p] += variance * variance;
            }
        }

        try (Workers workers = new Workers(3, () -> false)) {
            LocalVariance local = new LocalVariance(frequency, phase, half, workers);
            double[] sum = new double[pixels];
            double[] squares = new double[pixels];
            local.start(valid);
            local.add(batch, sum, squares);
            assertArrayEquals(expected, sum, 1e-10);
            assertArrayEquals(expectedSquares, squares, 1e-10);
            local.add(batch, sum, squares);
            assertEquals(2 * expected[0], sum[0], 1e-10);
        }
    }

    private static double direct(ReplicaBatch batch, boolean[] valid, int frequency, int half, int pixel, int image) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int q = 0; q < valid.length; q++) {
            boolean near = Math.abs(q % frequency - pixel % frequency) <= half
                    && Math.abs(q / frequency - pixel / frequency) <= half;
            if (near && valid[q]) {
                double value = batch.values()[q * batch.capacity() + image];
                sum += value;
                squares += value * value;
                count++;
            }
        }
        return count < 2 ? 0 : (squares - sum * sum / count) / (count - 1);
    }
}
