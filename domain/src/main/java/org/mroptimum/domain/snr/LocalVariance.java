package org.mroptimum.domain.snr;

import java.util.Arrays;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.ReplicaBatch;

/**
 * Variance ({@code n - 1}) of each image of a batch over the valid pixels in the square of {@code 2 b + 1} pixels around each
 * pixel, clipped to the image. Sums slide along both axes, so that the cost does not depend on {@code b}. Images are zero at
 * invalid pixels.
 */
final class LocalVariance {
    private static final int FEWEST_ROWS = 32;

    private final int frequency;
    private final int phase;
    private final int half;
    private final Workers workers;
    private final int[] samples;
    private final SlidingBox[] boxes;

    /**
     * @param half b
     * @param workers threads that share bands of rows
     */
    LocalVariance(int frequency, int phase, int half, Workers workers) {
        this.frequency = frequency;
        this.phase = phase;
        this.half = Math.min(half, Math.max(frequency, phase));
        this.workers = workers;
        this.samples = new int[frequency * phase];
        this.boxes = new SlidingBox[workers.threads()];
        Arrays.setAll(boxes, w -> new SlidingBox(frequency, phase, this.half));
    }

    /** Begins a slice. */
    void start(boolean[] valid) {
        int[][] below = new int[phase + 1][frequency + 1];
        for (int p = 0; p < phase; p++) {
            for (int f = 0; f < frequency; f++) {
                int own = valid[p * frequency + f] ? 1 : 0;
                below[p + 1][f + 1] = own + below[p][f + 1] + below[p + 1][f] - below[p][f];
            }
        }
        for (int p = 0; p < phase; p++) {
            int[] top = below[Math.min(phase, p + half + 1)];
            int[] bottom = below[Math.max(0, p - half)];
            for (int f = 0; f < frequency; f++) {
                int right = Math.min(frequency, f + half + 1);
                int left = Math.max(0, f - half);
                samples[p * frequency + f] = top[right] - top[left] - bottom[right] + bottom[left];
            }
        }
    }

    /** Valid pixels in the square around a pixel. */
    int samples(int pixel) {
        return samples[pixel];
    }

    /**
     * Adds the variances of all images, one after the other; nothing where the square holds fewer than two valid pixels.
     *
     * @param sum takes the variances
     * @param squares takes their squares
     */
    void add(ReplicaBatch batch, double[] sum, double[] squares) {
        // Bands at least as high as the square: what a band adds up before its first row at most doubles the work.
        // Their borders
        // do not depend on the number of threads, nor do roundings.
        int rows = Math.max(FEWEST_ROWS, 2 * half + 1);
        workers.each((phase + rows - 1) / rows, (band, w) -> {
            SlidingBox box = boxes[w];
            int end = Math.min(phase, (band + 1) * rows);
            box.start(batch, band * rows);
            for (int p = band * rows; p < end; p++) {
                box.row(p, samples, sum, squares);
            }
        });
    }
}
