package org.mroptimum.domain.snr;

import java.util.Arrays;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums;

/** Noise at each pixel from the local variance of images that hold noise alone, averaged over the images. */
final class LocalNoise {
    /** Less than this part of the largest variance is rounding of the sliding sums. */
    private static final double ROUNDING = 1e-12;

    private final LocalVariance local;
    private final int half;
    private final double[] sum;
    private final double[] squares;
    private int count;

    /**
     * @param half half-width b of the square of {@code 2 b + 1} pixels
     * @param workers threads that share the rows
     */
    LocalNoise(int frequency, int phase, int half, Workers workers) {
        this.local = new LocalVariance(frequency, phase, half, workers);
        this.half = half;
        this.sum = new double[frequency * phase];
        this.squares = new double[frequency * phase];
    }

    void start(boolean[] valid) {
        local.start(valid);
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
        count = 0;
    }

    void add(ReplicaBatch images) {
        local.add(images, sum, squares);
        count += images.count();
    }

    /** Draws replicas and adds them. */
    void add(ReplicaSums replicas, ReplicaSums.Draw draw) {
        replicas.addLocalVariances(draw, half, sum, squares);
        count += draw.count();
    }

    /** Smallest standard deviation that is not taken for zero. */
    double smallest() {
        double largest = 0;
        for (double variance : sum) {
            largest = Math.max(largest, variance);
        }
        return Math.sqrt(ROUNDING * largest / count);
    }

    /** Root of the mean variance. */
    double deviation(int pixel) {
        return Math.sqrt(sum[pixel] / count);
    }

    /**
     * Relative standard error of the deviation: from the spread of the variance between images, which also knows how far noise
     * is correlated between pixels; for a single image that of {@code n} independent pixels, {@code 1 / sqrt(2 (n - 1))}.
     */
    double relativeError(int pixel) {
        if (count < 2) {
            return 1 / Math.sqrt(2.0 * (local.samples(pixel) - 1));
        }
        double mean = sum[pixel] / count;
        double spread = Math.max(0, (squares[pixel] - count * mean * mean) / (count - 1));
        return Math.sqrt(spread / count) / (2 * mean);
    }
}
