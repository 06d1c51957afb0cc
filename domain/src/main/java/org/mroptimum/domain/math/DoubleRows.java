package org.mroptimum.domain.math;

/** {@link WeightedRows} in double precision, for calibration and solves: there the weights are columns of a matrix. */
public final class DoubleRows {

    private DoubleRows() {}

    /**
     * Adds weighted rows: {@code y += sum_k (sr Re w_k + i si Im w_k) x_k}.
     *
     * @param w first weight; the next ones follow {@code step} apart
     * @param sr factor of the real parts of the weights
     * @param si factor of the imaginary parts: the opposite of {@code sr} takes the conjugate weights
     * @param x start of the first row; the next ones follow {@code stride} apart and may overlap each other, but not the sum
     */
    public static void add(
            double[] wr,
            double[] wi,
            int w,
            int step,
            double sr,
            double si,
            int terms,
            double[] xr,
            double[] xi,
            int x,
            int stride,
            double[] yr,
            double[] yi,
            int y,
            int length) {
        int k = 0;
        for (; k + 3 < terms; k += 4) {
            int at = w + k * step;
            int first = x + k * stride;
            four(
                    sr * wr[at],
                    si * wi[at],
                    sr * wr[at + step],
                    si * wi[at + step],
                    sr * wr[at + 2 * step],
                    si * wi[at + 2 * step],
                    sr * wr[at + 3 * step],
                    si * wi[at + 3 * step],
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
            one(sr * wr[w + k * step], si * wi[w + k * step], xr, xi, x + k * stride, yr, yi, y, length);
        }
    }

    private static void four(
            double a0,
            double b0,
            double a1,
            double b1,
            double a2,
            double b2,
            double a3,
            double b3,
            double[] xr,
            double[] xi,
            int x0,
            int x1,
            int x2,
            int x3,
            double[] yr,
            double[] yi,
            int y,
            int length) {
        for (int p = 0; p < length; p++) {
            double u0 = xr[x0 + p];
            double v0 = xi[x0 + p];
            double u1 = xr[x1 + p];
            double v1 = xi[x1 + p];
            double u2 = xr[x2 + p];
            double v2 = xi[x2 + p];
            double u3 = xr[x3 + p];
            double v3 = xi[x3 + p];
            yr[y + p] += (a0 * u0 - b0 * v0) + (a1 * u1 - b1 * v1) + ((a2 * u2 - b2 * v2) + (a3 * u3 - b3 * v3));
            yi[y + p] += (a0 * v0 + b0 * u0) + (a1 * v1 + b1 * u1) + ((a2 * v2 + b2 * u2) + (a3 * v3 + b3 * u3));
        }
    }

    private static void one(
            double a, double b, double[] xr, double[] xi, int x, double[] yr, double[] yi, int y, int length) {
        for (int p = 0; p < length; p++) {
            double u = xr[x + p];
            double v = xi[x + p];
            yr[y + p] += a * u - b * v;
            yi[y + p] += a * v + b * u;
        }
    }
}
