package org.mroptimum.domain.math;

/**
 * The inner loops of the column transforms and the blocked transposition. One small loop a method, separate arrays, the same
 * index in each: that is what the compiler vectorises.
 */
final class RowKernels {
    private RowKernels() {}

    /** {@code (a, b) <- (a + b, a - b)}. */
    static void sumAndDifference(float[] a, float[] b, int count) {
        for (int q = 0; q < count; q++) {
            float x = a[q];
            float y = b[q];
            a[q] = x + y;
            b[q] = x - y;
        }
    }

    /** {@code (a, b) <- (a + w b, a - w b)}, complex. */
    static void turnedSumAndDifference(float[] ar, float[] ai, float[] br, float[] bi, float wr, float wi, int count) {
        for (int q = 0; q < count; q++) {
            float u = br[q];
            float v = bi[q];
            float xr = wr * u - wi * v;
            float xi = wr * v + wi * u;
            float yr = ar[q];
            float yi = ai[q];
            ar[q] = yr + xr;
            br[q] = yr - xr;
            ai[q] = yi + xi;
            bi[q] = yi - xi;
        }
    }

    /** {@code y <- w x}, complex. */
    static void turn(float[] xr, float[] xi, float wr, float wi, float[] yr, float[] yi, int count) {
        for (int q = 0; q < count; q++) {
            float u = xr[q];
            float v = xi[q];
            yr[q] = wr * u - wi * v;
            yi[q] = wr * v + wi * u;
        }
    }

    /** {@code to <- to + |x|^2}, x complex. */
    static void addPower(float[] xr, float[] xi, float[] to, int count) {
        for (int q = 0; q < count; q++) {
            float u = xr[q];
            float v = xi[q];
            to[q] += u * u + v * v;
        }
    }

    /** {@code to <- base + a x + b y}. */
    static void weighted(float[] base, float a, float[] x, float b, float[] y, float[] to, int count) {
        for (int q = 0; q < count; q++) {
            to[q] = base[q] + a * x[q] + b * y[q];
        }
    }

    /** {@code to <- base + a x + b y + c z + d w}. */
    static void weighted(
            float[] base,
            float a,
            float[] x,
            float b,
            float[] y,
            float c,
            float[] z,
            float d,
            float[] w,
            float[] to,
            int count) {
        for (int q = 0; q < count; q++) {
            to[q] = base[q] + a * x[q] + b * y[q] + (c * z[q] + d * w[q]);
        }
    }
}
