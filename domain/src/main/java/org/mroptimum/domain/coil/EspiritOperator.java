package org.mroptimum.domain.coil;

import java.util.Arrays;
import org.mroptimum.domain.math.Workers;

/**
 * The ESPIRiT operator of every pixel (Uecker 2014, doi:10.1002/mrm.24751): {@code G = sum_q K_q K_q^H / k^2}, where
 * {@code K_q(r) = sum_d q(d) exp(2 pi i d r / N)} is the image of a zero-padded kernel. Its eigenvalue 1 belongs to vectors that
 * stay in the subspace of the calibration windows.
 *
 * <p>Along each axis G holds {@code 2k - 1} harmonics, so {@code 2k - 1} samples are all there is to know: G is computed on that
 * small grid and interpolated exactly with Dirichlet's kernel, first along phase for a whole row, then along readout.
 */
final class EspiritOperator implements PixelMatrices {
    /** Kernels worked on together, to bound the memory. */
    private static final int CHUNK = 64;

    private final int side;
    private final int elements;
    private final float[][] alongF;
    private final float[][] alongP;
    private final float[][] gridRe;
    private final float[][] gridIm;

    EspiritOperator(EspiritKernels kernels, int k, int frequency, int phase, int coils, Workers workers) {
        this.side = 2 * k - 1;
        this.elements = coils * (coils + 1) / 2;
        this.alongF = dirichlet(frequency);
        this.alongP = dirichlet(phase);
        this.gridRe = new float[side][elements * side];
        this.gridIm = new float[side][elements * side];
        EspiritGrid grid = new EspiritGrid(k, coils, CHUNK);
        for (int first = 0; first < kernels.count(); first += CHUNK) {
            grid.add(kernels, first, Math.min(kernels.count(), first + CHUNK), workers);
        }
        for (int e = 0; e < elements; e++) {
            for (int point = 0; point < side * side; point++) {
                gridRe[point / side][e * side + point % side] = (float) (grid.re()[e][point] / (k * k));
                gridIm[point / side][e * side + point % side] = (float) (grid.im()[e][point] / (k * k));
            }
        }
    }

    /** Weights {@code [grid point][pixel]}: {@code (1 + 2 sum_m cos(m x)) / side} at the distance x. */
    private float[][] dirichlet(int n) {
        float[][] weights = new float[side][n];
        for (int a = 0; a < side; a++) {
            for (int i = 0; i < n; i++) {
                double x = 2 * Math.PI * ((double) (i - n / 2) / n - (double) a / side);
                double sum = 1;
                for (int m = 1; m <= side / 2; m++) {
                    sum += 2 * StrictMath.cos(m * x);
                }
                weights[a][i] = (float) (sum / side);
            }
        }
        return weights;
    }

    @Override
    public Cursor cursor() {
        return new Interpolation();
    }

    private final class Interpolation implements Cursor {
        private final float[] rowRe = new float[elements * side];
        private final float[] rowIm = new float[elements * side];

        @Override
        public void row(int phase) {
            Arrays.fill(rowRe, 0);
            Arrays.fill(rowIm, 0);
            for (int b = 0; b < side; b++) {
                add(alongP[b][phase], gridRe[b], rowRe);
                add(alongP[b][phase], gridIm[b], rowIm);
            }
        }

        @Override
        public void block(int first, int count, float[][] re, float[][] im) {
            for (int e = 0; e < elements; e++) {
                scaled(rowRe[e * side], rowIm[e * side], alongF[0], first, count, re[e], im[e]);
                int a = 1;
                for (; a + 1 < side; a += 2) {
                    int at = e * side + a;
                    addTwo(
                            rowRe[at],
                            rowIm[at],
                            alongF[a],
                            rowRe[at + 1],
                            rowIm[at + 1],
                            alongF[a + 1],
                            first,
                            count,
                            re[e],
                            im[e]);
                }
            }
        }
    }

    private static void add(float a, float[] x, float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }

    private static void scaled(float a, float b, float[] w, int first, int count, float[] re, float[] im) {
        for (int i = 0; i < count; i++) {
            re[i] = a * w[first + i];
            im[i] = b * w[first + i];
        }
    }

    private static void addTwo(
            float a, float b, float[] w, float c, float d, float[] v, int first, int count, float[] re, float[] im) {
        for (int i = 0; i < count; i++) {
            re[i] += a * w[first + i] + c * v[first + i];
            im[i] += b * w[first + i] + d * v[first + i];
        }
    }
}
