package org.mroptimum.domain.coil;

import java.util.Arrays;

/**
 * The dominant eigenpairs of a block of neighbouring pixels by Lanczos iteration with restarts (Parlett, The Symmetric Eigenvalue
 * Problem, chapter 13). All pixels of a block go through the same steps, with the pixel as the innermost index, until each of
 * them has converged. Single precision, values to about 1e-6 of the scale. Holds workspaces: one object for each thread.
 */
final class LanczosBlock {
    /** Steps before a restart. */
    private static final int STEPS = 8;

    private static final int MAX_CYCLES = 60;

    /** The residual of a converged eigenvector, as a part of the scale of the matrices. */
    private static final double RESIDUAL = 5e-5;

    /** An eigenvalue that grows by less in a whole cycle is right; its vector lies among eigenvectors as good as equal. */
    private static final double SETTLED = 1e-6;

    private final int coils;
    private final float[][] matrixRe;
    private final float[][] matrixIm;
    private final float[][][] re;
    private final float[][][] im;
    private final float[] factor;
    private final float[][] weights;
    private final float[][] sumRe;
    private final float[][] sumIm;
    private final RitzValues ritz;

    /**
     * @param coils size of the matrices
     * @param pixels length of a block
     */
    LanczosBlock(int coils, int pixels) {
        this.coils = coils;
        this.matrixRe = new float[coils * (coils + 1) / 2][pixels];
        this.matrixIm = new float[coils * (coils + 1) / 2][pixels];
        this.re = new float[STEPS + 1][coils][pixels];
        this.im = new float[STEPS + 1][coils][pixels];
        this.factor = new float[pixels];
        this.weights = new float[STEPS][pixels];
        this.sumRe = new float[coils][pixels];
        this.sumIm = new float[coils][pixels];
        this.ritz = new RitzValues(STEPS, pixels);
    }

    /** Where the matrices go, elements (i, j) with {@code j <= i}. */
    float[][] matrixRe() {
        return matrixRe;
    }

    float[][] matrixIm() {
        return matrixIm;
    }

    /** Real parts of the vectors {@code [coil][pixel]}: where to start, and the unit eigenvectors in the end. */
    float[][] re() {
        return re[0];
    }

    float[][] im() {
        return im[0];
    }

    /** The largest eigenvalue. */
    double value(int pixel) {
        return ritz.value(pixel);
    }

    /**
     * Finds the eigenpairs.
     *
     * @param pixels number of pixels that are filled
     * @param scale upper bound of the eigenvalues
     */
    void solve(int pixels, double scale) {
        normalise(0, pixels);
        for (int cycle = 0; cycle < MAX_CYCLES; cycle++) {
            boolean done = false;
            int m = 0;
            for (; m < STEPS && !done; m++) {
                step(m, pixels);
                done = ritz.grow(m, pixels, RESIDUAL * scale);
            }
            combine(m - 1, pixels);
            normalise(0, pixels);
            if (done || settled(pixels, scale)) {
                return;
            }
        }
    }

    private boolean settled(int pixels, double scale) {
        for (int p = 0; p < pixels; p++) {
            if (ritz.residual(p) > RESIDUAL * scale && ritz.value(p) - ritz.diagonal()[0][p] > SETTLED * scale) {
                return false;
            }
        }
        return true;
    }

    /** One step of Lanczos: the next vector is G times this one, orthogonal to this one and to the one before. */
    private void step(int m, int pixels) {
        multiply(re[m], im[m], re[m + 1], im[m + 1], pixels);
        float[] a = ritz.diagonal()[m];
        Arrays.fill(a, 0, pixels, 0);
        for (int c = 0; c < coils; c++) {
            PixelLoops.addInner(re[m][c], im[m][c], re[m + 1][c], im[m + 1][c], a, pixels);
        }
        for (int c = 0; c < coils; c++) {
            PixelLoops.subtract(a, re[m][c], im[m][c], re[m + 1][c], im[m + 1][c], pixels);
        }
        for (int c = 0; c < coils && m > 0; c++) {
            PixelLoops.subtract(ritz.beside()[m - 1], re[m - 1][c], im[m - 1][c], re[m + 1][c], im[m + 1][c], pixels);
        }
        normalise(m + 1, pixels);
        System.arraycopy(factor, 0, ritz.beside()[m], 0, pixels);
    }

    /** Makes unit vectors; their lengths go to {@link #factor}. */
    private void normalise(int m, int pixels) {
        Arrays.fill(factor, 0, pixels, 0);
        for (int c = 0; c < coils; c++) {
            PixelLoops.addInner(re[m][c], im[m][c], re[m][c], im[m][c], factor, pixels);
        }
        float[] inverse = weights[0];
        for (int p = 0; p < pixels; p++) {
            factor[p] = (float) Math.sqrt(factor[p]);
            inverse[p] = factor[p] > Float.MIN_NORMAL ? 1 / factor[p] : 0;
        }
        for (int c = 0; c < coils; c++) {
            PixelLoops.scale(inverse, re[m][c], im[m][c], pixels);
        }
    }

    /** The best vector of the cycle takes the place of the first. */
    private void combine(int m, int pixels) {
        ritz.vectors(m, pixels, weights);
        for (int c = 0; c < coils; c++) {
            Arrays.fill(sumRe[c], 0, pixels, 0);
            Arrays.fill(sumIm[c], 0, pixels, 0);
            for (int j = 0; j <= m; j++) {
                PixelLoops.addWeighted(weights[j], re[j][c], im[j][c], sumRe[c], sumIm[c], pixels);
            }
            System.arraycopy(sumRe[c], 0, re[0][c], 0, pixels);
            System.arraycopy(sumIm[c], 0, im[0][c], 0, pixels);
        }
    }

    /** {@code y = G x} from the lower triangle. */
    private void multiply(float[][] xr, float[][] xi, float[][] yr, float[][] yi, int pixels) {
        int e = 0;
        for (int i = 0; i < coils; i++) {
            Arrays.fill(yr[i], 0, pixels, 0);
            Arrays.fill(yi[i], 0, pixels, 0);
            for (int j = 0; j < i; j++, e++) {
                PixelLoops.addRow(matrixRe[e], matrixIm[e], xr[j], xi[j], yr[i], yi[i], pixels);
                PixelLoops.addColumn(matrixRe[e], matrixIm[e], xr[i], xi[i], yr[j], yi[j], pixels);
            }
            PixelLoops.addReal(matrixRe[e++], xr[i], xi[i], yr[i], yi[i], pixels);
        }
    }
}
