package org.mroptimum.domain.coil;

/** The innermost loops over the pixels of a block, each small enough for the compiler to use vector instructions. */
final class PixelLoops {

    private PixelLoops() {}

    /** {@code y += G x} of one element below the diagonal. */
    static void addRow(float[] gr, float[] gi, float[] xr, float[] xi, float[] yr, float[] yi, int pixels) {
        for (int p = 0; p < pixels; p++) {
            yr[p] += gr[p] * xr[p] - gi[p] * xi[p];
            yi[p] += gr[p] * xi[p] + gi[p] * xr[p];
        }
    }

    /** {@code y += conj(G) x} of the same element seen from its mirror image. */
    static void addColumn(float[] gr, float[] gi, float[] xr, float[] xi, float[] yr, float[] yi, int pixels) {
        for (int p = 0; p < pixels; p++) {
            yr[p] += gr[p] * xr[p] + gi[p] * xi[p];
            yi[p] += gr[p] * xi[p] - gi[p] * xr[p];
        }
    }

    /** {@code y += G x} of an element of the diagonal. */
    static void addReal(float[] g, float[] xr, float[] xi, float[] yr, float[] yi, int pixels) {
        for (int p = 0; p < pixels; p++) {
            yr[p] += g[p] * xr[p];
            yi[p] += g[p] * xi[p];
        }
    }

    /** {@code sum += Re(conj(x) y)}. */
    static void addInner(float[] xr, float[] xi, float[] yr, float[] yi, float[] sum, int pixels) {
        for (int p = 0; p < pixels; p++) {
            sum[p] += xr[p] * yr[p] + xi[p] * yi[p];
        }
    }

    /** {@code y -= a x}. */
    static void subtract(float[] a, float[] xr, float[] xi, float[] yr, float[] yi, int pixels) {
        for (int p = 0; p < pixels; p++) {
            yr[p] -= a[p] * xr[p];
            yi[p] -= a[p] * xi[p];
        }
    }

    /** {@code y += a x}. */
    static void addWeighted(float[] a, float[] xr, float[] xi, float[] yr, float[] yi, int pixels) {
        for (int p = 0; p < pixels; p++) {
            yr[p] += a[p] * xr[p];
            yi[p] += a[p] * xi[p];
        }
    }

    /** {@code x *= a}. */
    static void scale(float[] a, float[] re, float[] im, int pixels) {
        for (int p = 0; p < pixels; p++) {
            re[p] *= a[p];
            im[p] *= a[p];
        }
    }
}
