package org.mroptimum.domain.opencl;

/**
 * Sums of the first four powers over replicas at each pixel, on a device: double precision, in the order of the replicas, the very
 * sums of {@code snr.ReplicaMoments}. Needs a device that computes in double precision. One object for each queue.
 */
public final class DeviceMoments {
    static final String SOURCE = "replica_statistics.cl";

    private final DeviceQueue queue;
    private final int pixels;
    private final DeviceArray sums;

    public DeviceMoments(DeviceQueue queue, int pixels) {
        this.queue = queue;
        this.pixels = pixels;
        this.sums = queue.doubles(4L * pixels);
        clear();
    }

    /** Forgets all replicas. */
    public void clear() {
        queue.clear(sums);
    }

    /**
     * Adds replicas.
     *
     * @param values {@code [pixel][capacity]}
     * @param capacity distance between pixels
     * @param count replicas in the values, at most the capacity
     */
    public void add(DeviceArray values, int capacity, int count) {
        queue.kernel(SOURCE, "", "add_moments")
                .arg(values)
                .arg(pixels)
                .arg(capacity)
                .arg(count)
                .arg(sums)
                .run(pixels);
    }

    /**
     * Waits for the sums.
     *
     * @param to one array a power
     */
    public void read(double[][] to) {
        for (int power = 0; power < 4; power++) {
            queue.read(sums, (long) power * pixels, to[power], 0, pixels);
        }
    }
}
