package org.mroptimum.domain.coil;

import java.util.Arrays;
import org.mroptimum.domain.math.Workers;

/** {@code sum_q K_q K_q^H} on the grid of {@code (2k - 1) x (2k - 1)} angles that determines it everywhere. */
final class EspiritGrid {
    private final int k;
    private final int side;
    private final int coils;
    private final double[][] re;
    private final double[][] im;
    private final double[][][] kernelRe;
    private final double[][][] kernelIm;
    private final double[] cos;
    private final double[] sin;

    /** All zero. */
    EspiritGrid(int k, int coils, int chunk) {
        this.k = k;
        this.side = 2 * k - 1;
        this.coils = coils;
        this.re = new double[coils * (coils + 1) / 2][side * side];
        this.im = new double[coils * (coils + 1) / 2][side * side];
        this.kernelRe = new double[coils][chunk][side * side];
        this.kernelIm = new double[coils][chunk][side * side];
        this.cos = new double[side];
        this.sin = new double[side];
        for (int i = 0; i < side; i++) {
            cos[i] = StrictMath.cos(2 * Math.PI * i / side);
            sin[i] = StrictMath.sin(2 * Math.PI * i / side);
        }
    }

    /** Real parts {@code [element][f + side * p]}, elements (i, j) with {@code j <= i}. */
    double[][] re() {
        return re;
    }

    /** Imaginary parts. */
    double[][] im() {
        return im;
    }

    /** Adds some of the kernels. */
    void add(EspiritKernels kernels, int first, int end, Workers workers) {
        workers.each(coils, (c, worker) -> transform(c, kernels, first, end));
        workers.each(coils, (piece, worker) -> {
            // The longest row first, so that no thread waits for it at the end.
            int i = coils - 1 - piece;
            for (int j = 0; j <= i; j++) {
                int e = i * (i + 1) / 2 + j;
                for (int q = 0; q < end - first; q++) {
                    addProduct(kernelRe[i][q], kernelIm[i][q], kernelRe[j][q], kernelIm[j][q], re[e], im[e]);
                }
            }
        });
    }

    /** The Fourier sums of the kernels of a channel, along readout and then along phase. */
    private void transform(int c, EspiritKernels kernels, int first, int end) {
        int count = end - first;
        double[][] qr = new double[k * k][count];
        double[][] qi = new double[k * k][count];
        kernels.ofChannel(c, first, end, qr, qi);
        double[][] hr = new double[side * k][count];
        double[][] hi = new double[side * k][count];
        for (int a = 0; a < side; a++) {
            for (int d = 0; d < k * k; d++) {
                int turn = a * (d % k) % side;
                addTurned(cos[turn], sin[turn], qr[d], qi[d], hr[a + side * (d / k)], hi[a + side * (d / k)]);
            }
        }
        double[] r = new double[count];
        double[] m = new double[count];
        for (int point = 0; point < side * side; point++) {
            Arrays.fill(r, 0);
            Arrays.fill(m, 0);
            for (int d = 0; d < k; d++) {
                int turn = point / side * d % side;
                addTurned(cos[turn], sin[turn], hr[point % side + side * d], hi[point % side + side * d], r, m);
            }
            for (int q = 0; q < count; q++) {
                kernelRe[c][q][point] = r[q];
                kernelIm[c][q][point] = m[q];
            }
        }
    }

    private static void addTurned(double a, double b, double[] xr, double[] xi, double[] yr, double[] yi) {
        for (int q = 0; q < yr.length; q++) {
            yr[q] += a * xr[q] - b * xi[q];
            yi[q] += a * xi[q] + b * xr[q];
        }
    }

    /** {@code z += x conj(y)}. */
    private static void addProduct(double[] xr, double[] xi, double[] yr, double[] yi, double[] zr, double[] zi) {
        for (int p = 0; p < zr.length; p++) {
            zr[p] += xr[p] * yr[p] + xi[p] * yi[p];
            zi[p] += xi[p] * yr[p] - xr[p] * yi[p];
        }
    }
}
