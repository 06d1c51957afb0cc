package org.mroptimum.domain.math;

/**
 * Linear equations {@code A X = B} with a Hermitian positive definite matrix of some hundred rows and many right sides, double
 * precision. Factors {@code A = U^H U} (Cholesky) by blocks of rows; the right sides ride along as further columns, so that the
 * forward substitution is part of the factorisation. The same numbers come out for any number of threads.
 */
public final class HermitianSystem {
    /** Rows that are eliminated together. */
    private static final int PANEL = 16;

    /** Rows, or right sides, of one piece of work. */
    private static final int PIECE = 32;

    private final int n;
    private final int sides;
    private final int width;
    private final double[][] re;
    private final double[][] im;

    /**
     * @param n unknowns
     * @param sides right sides
     */
    public HermitianSystem(int n, int sides) {
        this.n = n;
        this.sides = sides;
        this.width = n + sides;
        this.re = new double[n][width];
        this.im = new double[n][width];
    }

    /**
     * Real parts, the storage itself: {@code A_ij} at {@code [i][j]}, read for {@code j >= i} only, and {@code B_ij} at
     * {@code [i][n + j]}, where {@link #solve} leaves {@code X_ij}. All zero at first.
     */
    public double[][] re() {
        return re;
    }

    /** Imaginary parts in the same layout. */
    public double[][] im() {
        return im;
    }

    /** Frobenius norm of {@code A}. */
    public double norm() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double above = 0;
            for (int j = i + 1; j < n; j++) {
                above += re[i][j] * re[i][j] + im[i][j] * im[i][j];
            }
            sum += 2 * above + re[i][i] * re[i][i];
        }
        return Math.sqrt(sum);
    }

    /** Adds a real number to the diagonal of {@code A}. */
    public void addToDiagonal(double value) {
        for (int i = 0; i < n; i++) {
            re[i][i] += value;
        }
    }

    /**
     * Solves the equations; matrix and right sides are overwritten.
     *
     * @return false when {@code A} is not positive definite; nothing useful is left then
     */
    public boolean solve(Workers workers) {
        for (int first = 0; first < n; first += PANEL) {
            int end = Math.min(first + PANEL, n);
            for (int k = first; k < end; k++) {
                eliminate(first, k, k);
                if (!scale(k)) {
                    return false;
                }
            }
            int from = first;
            workers.each((n - end + PIECE - 1) / PIECE, (piece, worker) -> {
                int start = end + piece * PIECE;
                for (int i = start; i < Math.min(start + PIECE, n); i++) {
                    eliminate(from, end, i);
                }
            });
        }
        workers.each((sides + PIECE - 1) / PIECE, (piece, worker) -> substitute(piece * PIECE));
        return true;
    }

    /** Takes finished rows {@code from .. to - 1} out of row {@code i}. */
    private void eliminate(int from, int to, int i) {
        for (int k = from; k < to; k++) {
            subtract(re[k][i], -im[k][i], re[k], im[k], re[i], im[i], i, width);
        }
    }

    private boolean scale(int k) {
        double pivot = re[k][k];
        if (!(pivot > 0)) {
            return false;
        }
        multiply(re[k], im[k], 1 / Math.sqrt(pivot), k, width);
        return true;
    }

    /** Back substitution of some right sides. */
    private void substitute(int firstSide) {
        int start = n + firstSide;
        int end = Math.min(start + PIECE, width);
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                subtract(re[i][k], im[i][k], re[k], im[k], re[i], im[i], start, end);
            }
            multiply(re[i], im[i], 1 / re[i][i], start, end);
        }
    }

    private static void subtract(
            double a, double b, double[] xr, double[] xi, double[] yr, double[] yi, int start, int end) {
        for (int p = start; p < end; p++) {
            double u = xr[p];
            double v = xi[p];
            yr[p] -= a * u - b * v;
            yi[p] -= a * v + b * u;
        }
    }

    private static void multiply(double[] re, double[] im, double factor, int start, int end) {
        for (int p = start; p < end; p++) {
            re[p] *= factor;
            im[p] *= factor;
        }
    }
}
