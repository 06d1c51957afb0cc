package org.mroptimum.domain.math;

/**
 * Sums of complex rows, {@code y += sum_k w_k x_k}, single precision, planar. One row a pass over arrays of their own with the
 * same index everywhere: this form, and not one with several rows or with shifts, becomes vector instructions.
 */
public final class WeightedRows {

    private WeightedRows() {}

    /**
     * Adds {@code terms} weighted rows to one row.
     *
     * @param wr weights, real parts; weight {@code k} is at {@code w + k}
     * @param xr rows, real parts; row {@code k} is {@code x + k * step}
     * @param yr the sum, real parts; none of the rows
     * @param length elements to add, from the first of each row
     */
    public static void add(
            float[] wr,
            float[] wi,
            int w,
            int terms,
            float[][] xr,
            float[][] xi,
            int x,
            int step,
            float[] yr,
            float[] yi,
            int length) {
        for (int k = 0; k < terms; k++) {
            int row = x + k * step;
            add(wr[w + k], wi[w + k], xr[row], xi[row], yr, yi, length);
        }
    }

    private static void add(float a, float b, float[] xr, float[] xi, float[] yr, float[] yi, int length) {
        for (int p = 0; p < length; p++) {
            float u = xr[p];
            float v = xi[p];
            yr[p] += a * u - b * v;
            yi[p] += a * v + b * u;
        }
    }
}
