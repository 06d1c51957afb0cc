package org.mroptimum.domain.snr;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums;

/** First four moments over replicas at each pixel, in double precision and in the order of the replicas. */
final class ReplicaMoments {
    private static final int BLOCK = 1024;

    private final Workers workers;
    private final double[][] sums;
    private int count;

    /** @param workers threads that share the pixels */
    ReplicaMoments(int pixels, Workers workers) {
        this.workers = workers;
        this.sums = new double[4][pixels];
    }

    void clear() {
        for (double[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        count = 0;
    }

    /** Replicas so far. */
    int count() {
        return count;
    }

    void add(ReplicaBatch batch) {
        eachPixel(p -> add(p, batch.values(), p * batch.capacity(), batch.count()));
        count += batch.count();
    }

    /** Draws replicas and adds them. */
    void add(ReplicaSums replicas, ReplicaSums.Draw draw) {
        replicas.addMoments(draw, sums);
        count += draw.count();
    }

    /** Does something for every pixel, on all threads. */
    void eachPixel(IntConsumer action) {
        int pixels = sums[0].length;
        workers.each((pixels + BLOCK - 1) / BLOCK, (block, w) -> {
            int end = Math.min(pixels, (block + 1) * BLOCK);
            for (int p = block * BLOCK; p < end; p++) {
                action.accept(p);
            }
        });
    }

    private void add(int pixel, float[] values, int from, int lanes) {
        double first = sums[0][pixel];
        double second = sums[1][pixel];
        double third = sums[2][pixel];
        double fourth = sums[3][pixel];
        for (int i = from; i < from + lanes; i++) {
            double value = values[i];
            double square = value * value;
            first += value;
            second += square;
            third += square * value;
            fourth += square * square;
        }
        sums[0][pixel] = first;
        sums[1][pixel] = second;
        sums[2][pixel] = third;
        sums[3][pixel] = fourth;
    }

    /** Variance with {@code n - 1}. */
    double variance(int pixel) {
        double mean = sums[0][pixel] / count;
        return Math.max(0, (sums[1][pixel] - count * mean * mean) / (count - 1));
    }

    /**
     * Relative standard error of the standard deviation, from {@code var(s^2) / s^4 = (kappa - (n - 3) / (n - 1)) / n} with the
     * kurtosis {@code kappa} estimated without bias for normal values, where it gives {@code 1 / sqrt(2 (n - 1))}.
     */
    double relativeError(int pixel) {
        double n = count;
        double mean = sums[0][pixel] / n;
        double second = sums[1][pixel] / n - mean * mean;
        double fourth = sums[3][pixel] / n
                - 4 * mean * sums[2][pixel] / n
                + 6 * mean * mean * sums[1][pixel] / n
                - 3 * mean * mean * mean * mean;
        double kurtosis = fourth / (second * second) * (n + 1) / (n - 1);
        return Math.sqrt(Math.max(0, (kurtosis - (n - 3) / (n - 1)) / n)) / 2;
    }
}
