package org.mroptimum.domain.math;

import java.util.OptionalInt;

/**
 * Cholesky factor {@code A = L L^H} of a small complex Hermitian matrix, double precision, {@code L} lower triangular with a real
 * positive diagonal. Matrices are row-major {@code [i * n + j]}, real and imaginary parts apart; only the lower triangle of
 * {@code A} is read.
 */
public final class Cholesky {
    /** A pivot below this part of its diagonal element means that the row depends on the rows before it. */
    private static final double DEPENDENT = 1e-12;

    private final int n;
    private final double[] re;
    private final double[] im;
    private final double[] remaining;
    private final int failed;

    /** Factors {@code A}; stops at the first pivot that is not positive. */
    public Cholesky(int n, double[] aRe, double[] aIm) {
        this.n = n;
        this.re = new double[n * n];
        this.im = new double[n * n];
        this.remaining = new double[n];
        this.failed = factor(aRe, aIm);
    }

    /** The first row that depends on the rows before it or has no positive diagonal; empty when {@code A} is positive definite. */
    public OptionalInt failedRow() {
        return failed < 0 ? OptionalInt.empty() : OptionalInt.of(failed);
    }

    /**
     * The part of the diagonal element that rows before do not explain, pivot / diagonal: 1 for an uncorrelated row, 0 for a
     * dependent or empty one. Rows after a failed one have 0.
     */
    public double remaining(int row) {
        return remaining[row];
    }

    /** Real parts of {@code L}; zeros above the diagonal. */
    public double[] re() {
        return re.clone();
    }

    /** Imaginary parts of {@code L}. */
    public double[] im() {
        return im.clone();
    }

    /**
     * Real and imaginary parts of {@code L^-1}, itself lower triangular with a real diagonal.
     *
     * @throws IllegalStateException when {@code A} is not positive definite
     */
    public double[][] inverseFactor() {
        if (failed >= 0) {
            throw new IllegalStateException("row " + failed + " has no positive pivot");
        }
        double[] x = new double[n * n];
        double[] y = new double[n * n];
        for (int j = 0; j < n; j++) {
            x[j * n + j] = 1 / re[j * n + j];
            for (int i = j + 1; i < n; i++) {
                double sr = 0;
                double si = 0;
                for (int k = j; k < i; k++) {
                    sr += re[i * n + k] * x[k * n + j] - im[i * n + k] * y[k * n + j];
                    si += re[i * n + k] * y[k * n + j] + im[i * n + k] * x[k * n + j];
                }
                x[i * n + j] = -sr / re[i * n + i];
                y[i * n + j] = -si / re[i * n + i];
            }
        }
        return new double[][] {x, y};
    }

    private int factor(double[] aRe, double[] aIm) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double sr = aRe[i * n + j];
                double si = aIm[i * n + j];
                for (int k = 0; k < j; k++) {
                    sr -= re[i * n + k] * re[j * n + k] + im[i * n + k] * im[j * n + k];
                    si -= im[i * n + k] * re[j * n + k] - re[i * n + k] * im[j * n + k];
                }
                re[i * n + j] = sr / re[j * n + j];
                im[i * n + j] = si / re[j * n + j];
            }
            double diagonal = aRe[i * n + i];
            double pivot = diagonal;
            for (int k = 0; k < i; k++) {
                pivot -= re[i * n + k] * re[i * n + k] + im[i * n + k] * im[i * n + k];
            }
            remaining[i] = diagonal > 0 ? Math.max(0, pivot / diagonal) : 0;
            if (!(remaining[i] > DEPENDENT)) {
                return i;
            }
            re[i * n + i] = Math.sqrt(pivot);
        }
        return -1;
    }
}
