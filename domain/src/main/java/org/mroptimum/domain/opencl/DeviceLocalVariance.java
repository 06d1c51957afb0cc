package org.mroptimum.domain.opencl;

/**
 * Variance of each replica over the valid pixels in a square around each pixel, summed over the replicas, on a device: the very
 * sums of {@code snr.LocalVariance}, and so with its bands of rows. Needs a device that computes in double precision, and 24 bytes
 * a pixel and replica done together. One object for each queue.
 */
public final class DeviceLocalVariance {
    private static final int FEWEST_ROWS = 32;

    private final DeviceQueue queue;
    private final int frequency;
    private final int phase;
    private final int half;
    private final int together;
    private final DeviceArray samples;
    private final DeviceArray columns;
    private final DeviceArray variances;
    private final DeviceArray sums;

    /**
     * @param half b of a square of {@code 2 b + 1} pixels, clipped to the image
     * @param together replicas done at a time, which take memory
     */
    public DeviceLocalVariance(DeviceQueue queue, int frequency, int phase, int half, int together) {
        this.queue = queue;
        this.frequency = frequency;
        this.phase = phase;
        this.half = Math.min(half, Math.max(frequency, phase));
        this.together = together;
        int pixels = frequency * phase;
        this.samples = queue.ints(pixels);
        this.columns = queue.doubles(2L * pixels * together);
        this.variances = queue.doubles((long) pixels * together);
        this.sums = queue.doubles(2L * pixels);
    }

    /**
     * Begins a slice.
     *
     * @param validPixels of the square around each pixel
     */
    public void start(int[] validPixels) {
        queue.write(samples, 0, validPixels, 0, frequency * phase);
        queue.clear(sums);
    }

    /**
     * Adds the variances of replicas; nothing where the square holds fewer than two valid pixels.
     *
     * @param values {@code [pixel][capacity]}, zero at invalid pixels
     * @param capacity distance between pixels
     * @param count replicas in the values, at most the capacity
     */
    public void add(DeviceArray values, int capacity, int count) {
        for (int first = 0; first < count; first += together) {
            add(values, capacity, first, Math.min(together, count - first));
        }
    }

    private void add(DeviceArray values, int capacity, int first, int count) {
        int rows = Math.max(FEWEST_ROWS, 2 * half + 1);
        queue.kernel(DeviceMoments.SOURCE, "", "column_sums")
                .arg(values)
                .arg(frequency)
                .arg(phase)
                .arg(half)
                .arg(rows)
                .arg(capacity)
                .arg(first)
                .arg(count)
                .arg(columns)
                .run((long) frequency * count, (phase + rows - 1) / rows);
        queue.kernel(DeviceMoments.SOURCE, "", "box_variances")
                .arg(columns)
                .arg(frequency)
                .arg(phase)
                .arg(half)
                .arg(count)
                .arg(samples)
                .arg(variances)
                .run((long) phase * count);
        queue.kernel(DeviceMoments.SOURCE, "", "add_variances")
                .arg(variances)
                .arg(frequency * phase)
                .arg(count)
                .arg(sums)
                .run((long) frequency * phase);
    }

    /**
     * Waits for the sums.
     *
     * @param sum takes the variances
     * @param squares takes their squares
     */
    public void read(double[] sum, double[] squares) {
        int pixels = frequency * phase;
        queue.read(sums, 0, sum, 0, pixels);
        queue.read(sums, pixels, squares, 0, pixels);
    }
}
