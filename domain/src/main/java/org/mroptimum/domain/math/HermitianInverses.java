package org.mroptimum.domain.math;

/**
 * Inverts many small Hermitian positive definite matrices side by side, in double precision: entry (row, column) of all matrices
 * lies in one plane, so that the inner loops run over matrices.
 *
 * <p>Each matrix is swept in place (Gauss-Jordan without row exchanges, which positive definite matrices do not need). Only the
 * lower triangle is held, {@link #plane} says where. A matrix with a pivot below {@code tolerance} of its diagonal entry is
 * nearly singular and comes out as NaN. Holds the storage: one object for each thread.
 */
public final class HermitianInverses {
    private final int order;
    private final double tolerance;
    private final double[][] re;
    private final double[][] im;
    private final double[][] diagonal;
    private final double[] pivot;

    /**
     * @param order rows of each matrix
     * @param capacity most matrices at a time
     * @param tolerance smallest pivot relative to the diagonal entry
     */
    public HermitianInverses(int order, int capacity, double tolerance) {
        this.order = order;
        this.tolerance = tolerance;
        this.re = new double[order * (order + 1) / 2][capacity];
        this.im = new double[order * (order + 1) / 2][capacity];
        this.diagonal = new double[order][capacity];
        this.pivot = new double[capacity];
    }

    /** The plane of an entry of the lower triangle, {@code row >= column}. */
    public static int plane(int row, int column) {
        return row * (row + 1) / 2 + column;
    }

    /** Real parts of the entries in a plane, one for each matrix; the storage itself. */
    public double[] re(int plane) {
        return re[plane];
    }

    /** Imaginary parts; of no meaning on the diagonal. */
    public double[] im(int plane) {
        return im[plane];
    }

    /** What the diagonal entries were before {@link #invert}. */
    public double[] diagonal(int row) {
        return diagonal[row];
    }

    /** Replaces the first {@code count} matrices by their inverses. */
    public void invert(int count) {
        for (int k = 0; k < order; k++) {
            System.arraycopy(re[plane(k, k)], 0, diagonal[k], 0, count);
        }
        for (int k = 0; k < order; k++) {
            sweep(k, count);
        }
        for (int plane = 0; plane < re.length; plane++) {
            negate(re[plane], im[plane], count);
        }
    }

    /** After all sweeps the storage holds minus the inverse. */
    private void sweep(int k, int count) {
        takePivot(re[plane(k, k)], diagonal[k], count);
        for (int row = 0; row < order; row++) {
            for (int column = 0; column <= row; column++) {
                if (row != k && column != k) {
                    eliminate(row, column, k, count);
                }
            }
        }
        for (int i = 0; i < order; i++) {
            if (i != k) {
                int plane = i > k ? plane(i, k) : plane(k, i);
                scale(re[plane], im[plane], pivot, count);
            }
        }
        for (int n = 0; n < count; n++) {
            re[plane(k, k)][n] = -pivot[n];
        }
    }

    private void takePivot(double[] entry, double[] before, int count) {
        for (int n = 0; n < count; n++) {
            pivot[n] = entry[n] > tolerance * before[n] ? 1 / entry[n] : Double.NaN;
        }
    }

    /** Subtracts {@code a_ik conj(a_jk) / a_kk}; what lies above the diagonal is the conjugate of what is held. */
    private void eliminate(int row, int column, int k, int count) {
        int left = row > k ? plane(row, k) : plane(k, row);
        int right = column > k ? plane(column, k) : plane(k, column);
        subtract(
                re[left],
                im[left],
                row > k ? 1 : -1,
                re[right],
                im[right],
                column > k ? -1 : 1,
                pivot,
                re[plane(row, column)],
                im[plane(row, column)],
                count);
    }

    private static void subtract(
            double[] ar,
            double[] ai,
            double signA,
            double[] br,
            double[] bi,
            double signB,
            double[] factor,
            double[] re,
            double[] im,
            int count) {
        for (int n = 0; n < count; n++) {
            double u = ar[n] * factor[n];
            double v = signA * ai[n] * factor[n];
            double x = br[n];
            double y = signB * bi[n];
            re[n] -= u * x - v * y;
            im[n] -= u * y + v * x;
        }
    }

    private static void scale(double[] re, double[] im, double[] factor, int count) {
        for (int n = 0; n < count; n++) {
            re[n] *= factor[n];
            im[n] *= factor[n];
        }
    }

    private static void negate(double[] re, double[] im, int count) {
        for (int n = 0; n < count; n++) {
            re[n] = -re[n];
            im[n] = -im[n];
        }
    }
}
