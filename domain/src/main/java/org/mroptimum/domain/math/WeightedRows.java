package org.mroptimum.domain.math;

/**
 * Sums of complex rows, {@code y += sum_k w_k x_k}, single precision, planar. Four rows a pass, so that the sum is loaded and
 * stored once for four of them; the inner loop runs along the row, which compilers turn into vector instructions.
 */
public final class WeightedRows {

    private WeightedRows() {}

    /**
     * Adds {@code terms} weighted rows to one row. Weight {@code k} is at {@code w + k}, row {@code k} starts at
     * {@code x + k * stride}, the sum starts at {@code y}; rows have {@code length} elements. The sum must not overlap the rows.
     */
    public static void add(
            float[] wr,
            float[] wi,
            int w,
            int terms,
            float[] xr,
            float[] xi,
            int x,
            int stride,
            float[] yr,
            float[] yi,
            int y,
            int length) {
        int k = 0;
        for (; k + 3 < terms; k += 4) {
            int first = x + k * stride;
            four(
                    wr,
                    wi,
                    w + k,
                    xr,
                    xi,
                    first,
                    first + stride,
                    first + 2 * stride,
                    first + 3 * stride,
                    yr,
                    yi,
                    y,
                    length);
        }
        for (; k < terms; k++) {
            one(wr[w + k], wi[w + k], xr, xi, x + k * stride, yr, yi, y, length);
        }
    }

    private static void four(
            float[] wr,
            float[] wi,
            int w,
            float[] xr,
            float[] xi,
            int x0,
            int x1,
            int x2,
            int x3,
            float[] yr,
            float[] yi,
            int y,
            int length) {
        float a0 = wr[w];
        float a1 = wr[w + 1];
        float a2 = wr[w + 2];
        float a3 = wr[w + 3];
        float b0 = wi[w];
        float b1 = wi[w + 1];
        float b2 = wi[w + 2];
        float b3 = wi[w + 3];
        for (int p = 0; p < length; p++) {
            float u0 = xr[x0 + p];
            float v0 = xi[x0 + p];
            float u1 = xr[x1 + p];
            float v1 = xi[x1 + p];
            float u2 = xr[x2 + p];
            float v2 = xi[x2 + p];
            float u3 = xr[x3 + p];
            float v3 = xi[x3 + p];
            yr[y + p] += (a0 * u0 - b0 * v0) + (a1 * u1 - b1 * v1) + ((a2 * u2 - b2 * v2) + (a3 * u3 - b3 * v3));
            yi[y + p] += (a0 * v0 + b0 * u0) + (a1 * v1 + b1 * u1) + ((a2 * v2 + b2 * u2) + (a3 * v3 + b3 * u3));
        }
    }

    private static void one(
            float a, float b, float[] xr, float[] xi, int x, float[] yr, float[] yi, int y, int length) {
        for (int p = 0; p < length; p++) {
            float u = xr[x + p];
            float v = xi[x + p];
            yr[y + p] += a * u - b * v;
            yi[y + p] += a * v + b * u;
        }
    }
}
