package org.mroptimum.domain.opencl;

/**
 * Mixes coils on a device so that their noise becomes uncorrelated, {@code k~ = L^-1 k} in place, as {@code noise.Whitening} does.
 * One object for each queue.
 */
public final class DeviceWhitening {
    private static final String SOURCE = "whitening.cl";

    /** Rows of the matrix that the kernel works on together. */
    private static final int ROWS = 4;

    /** Samples that a processor works on together. */
    private static final int PROCESSOR_VECTOR = 16;

    private final DeviceQueue queue;
    private final int coils;
    private final int vector;
    private final DeviceArray matrix;

    /**
     * @param re real part of the inverse factor, {@code [coil][coil]}; zero above the diagonal
     * @param im imaginary part
     */
    public DeviceWhitening(DeviceQueue queue, int coils, float[] re, float[] im) {
        this(queue, coils, re, im, queue.device().info().processor() ? PROCESSOR_VECTOR : 1);
    }

    /** @param vector samples that a work-item works on together */
    DeviceWhitening(DeviceQueue queue, int coils, float[] re, float[] im, int vector) {
        this.queue = queue;
        this.coils = coils;
        this.vector = vector;
        float[] blocks = blocks(coils, re, im);
        this.matrix = queue.floats(blocks.length);
        queue.write(matrix, 0, blocks, 0, blocks.length);
    }

    /** {@code [block of rows][column][row of the block]}, real and imaginary part in turn; zero beyond the matrix. */
    private static float[] blocks(int coils, float[] re, float[] im) {
        int blocks = (coils + ROWS - 1) / ROWS;
        float[] sorted = new float[blocks * coils * ROWS * 2];
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j <= i; j++) {
                int to = 2 * ((i / ROWS * coils + j) * ROWS + i % ROWS);
                sorted[to] = re[i * coils + j];
                sorted[to + 1] = im[i * coils + j];
            }
        }
        return sorted;
    }

    /**
     * Whitens all samples.
     *
     * @param data {@code [2][coils][size]}
     */
    public void apply(DeviceArray data, long size) {
        apply(data, 0, coils * size, size, 0, size);
    }

    /**
     * Whitens a range of samples, such as a block of lines.
     *
     * @param data holds the real planes of all coils in a row, and their imaginary planes
     * @param re index of the first real number
     * @param im index of the first imaginary number
     * @param size samples of a coil
     * @param from first sample
     * @param to after the last sample
     */
    public void apply(DeviceArray data, long re, long im, long size, long from, long to) {
        long whole = (to - from) / vector;
        run(data, re, im, size, from, from + whole * vector, vector);
        run(data, re, im, size, from + whole * vector, to, 1);
    }

    private void run(DeviceArray data, long re, long im, long size, long from, long to, int width) {
        if (to > from) {
            queue.kernel(SOURCE, "-D COILS=" + coils + " -D V=" + width, "whiten")
                    .arg(data)
                    .arg(re)
                    .arg(im)
                    .arg(size)
                    .arg(from)
                    .arg(matrix)
                    .run((to - from) / width);
        }
    }
}
