package org.mroptimum.domain.math;

import java.util.Arrays;

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
    private final double[] re;
    private final double[] im;

    /**
     * @param n unknowns
     * @param sides right sides
     */
    public HermitianSystem(int n, int sides) {
        this.n = n;
        this.sides = sides;
        this.width = n + sides;
        this.re = new double[Math.multiplyExact(n, width)];
        this.im = new double[n * width];
    }

    /**
     * Real parts, the storage itself: {@code A_ij} at {@code i * width + j}, read for {@code j >= i} only, and {@code B_ij} at
     * {@code i * width + n + j}, where {@link #solve} leaves {@code X_ij}.
     */
    public double[] re() {
        return re;
    }

    /** Imaginary parts in the same layout. */
    public double[] im() {
        return im;
    }

    /** Distance between rows: unknowns and right sides. */
    public int width() {
        return width;
    }

    /** Sets matrix and right sides to zero. */
    public void clear() {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
    }

    /** Frobenius norm of {@code A}. */
    public double norm() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int row = i * width;
            double above = 0;
            for (int j = i + 1; j < n; j++) {
                above += re[row + j] * re[row + j] + im[row + j] * im[row + j];
            }
            sum += 2 * above + re[row + i] * re[row + i];
        }
        return Math.sqrt(sum);
    }

    /** Adds a real number to the diagonal of {@code A}. */
    public void addToDiagonal(double value) {
        for (int i = 0; i < n; i++) {
            re[i * width + i] += value;
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
        int start = from * width + i;
        DoubleRows.add(re, im, start, width, -1, 1, to - from, re, im, start, width, re, im, i * width + i, width - i);
    }

    private boolean scale(int k) {
        int diagonal = k * width + k;
        double pivot = re[diagonal];
        if (!(pivot > 0)) {
            return false;
        }
        double factor = 1 / Math.sqrt(pivot);
        for (int p = diagonal; p < (k + 1) * width; p++) {
            re[p] *= factor;
            im[p] *= factor;
        }
        return true;
    }

    /** Back substitution of some right sides. */
    private void substitute(int firstSide) {
        int length = Math.min(PIECE, sides - firstSide);
        for (int i = n - 1; i >= 0; i--) {
            int row = i * width + n + firstSide;
            int next = i * width + i + 1;
            DoubleRows.add(re, im, next, 1, -1, -1, n - 1 - i, re, im, row + width, width, re, im, row, length);
            double factor = 1 / re[i * width + i];
            for (int p = row; p < row + length; p++) {
                re[p] *= factor;
                im[p] *= factor;
            }
        }
    }
}
