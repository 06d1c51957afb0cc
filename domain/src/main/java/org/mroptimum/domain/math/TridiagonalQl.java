package org.mroptimum.domain.math;

/**
 * Eigenvalues and eigenvectors of a real symmetric tridiagonal matrix: implicit QL with Wilkinson's shift (Golub and Van Loan,
 * Matrix Computations, 8.3.5; Parlett, The Symmetric Eigenvalue Problem, 8.10). The eigenvalues do not need the vectors, so the
 * rotations are collected, and many at a time are applied to the vectors, whose components do not see each other.
 */
final class TridiagonalQl {
    /** An eigenvalue takes about two sweeps; more than this means that the input is not a finite matrix. */
    private static final int MAX_SWEEPS = 100;

    /** Rotations that are collected. */
    private static final int ROTATIONS = 1 << 16;

    /** Components that go through all collected rotations while they are in the cache; no two threads write to one line of it. */
    private static final int COMPONENTS = 64;

    private final double[] values;
    private final double[][][] vectors;
    private final Workers workers;
    private final int[] rows;
    private final double[] sines;
    private final double[] cosines;
    private int collected;

    /**
     * Decomposes.
     *
     * @param diagonal n elements; become the eigenvalues, not sorted
     * @param beside element {@code [j + 1][j]} at index j, n elements of which the last is ignored; overwritten
     * @param workers threads that share the components of the vectors
     */
    TridiagonalQl(double[] diagonal, double[] beside, Workers workers) {
        int n = diagonal.length;
        this.values = diagonal;
        this.vectors = new double[(n + COMPONENTS - 1) / COMPONENTS][n][COMPONENTS];
        this.workers = workers;
        int room = Math.max(n, (int) Math.min(ROTATIONS, 2L * n * n));
        this.rows = new int[room];
        this.sines = new double[room];
        this.cosines = new double[room];
        for (int i = 0; i < n; i++) {
            vectors[i / COMPONENTS][i][i % COMPONENTS] = 1;
        }
        beside[n - 1] = 0;
        for (int l = 0; l < n; l++) {
            int sweeps = 0;
            for (int m = split(beside, l); m > l; m = split(beside, l)) {
                if (++sweeps > MAX_SWEEPS) {
                    throw new IllegalArgumentException("the eigenvalues of the matrix do not converge");
                }
                if (m - l > rows.length - collected) {
                    rotate();
                }
                sweep(beside, l, m);
            }
        }
        rotate();
    }

    /** The eigenvalues, not sorted. */
    double[] values() {
        return values;
    }

    /** Copies the eigenvector of a value to a column of {@code [component][column]}. */
    void copyVector(int value, double[][] out, int column) {
        for (int i = 0; i < out.length; i++) {
            out[i][column] = vectors[i / COMPONENTS][value][i % COMPONENTS];
        }
    }

    /** The last row of the block that starts at {@code l}. */
    private int split(double[] e, int l) {
        int m = l;
        while (m < values.length - 1
                && Math.abs(e[m]) > Math.ulp(1.0) / 2 * (Math.abs(values[m]) + Math.abs(values[m + 1]))) {
            m++;
        }
        return m;
    }

    private void sweep(double[] e, int l, int m) {
        double g = (values[l + 1] - values[l]) / (2 * e[l]);
        g = values[m] - values[l] + e[l] / (g + Math.copySign(StrictMath.hypot(g, 1), g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            double r = Math.sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0) {
                values[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = values[i + 1] - p;
            double t = (values[i] - g) * s + 2 * c * b;
            p = s * t;
            values[i + 1] = g + p;
            g = c * t - b;
            rows[collected] = i;
            sines[collected] = s;
            cosines[collected] = c;
            collected++;
        }
        values[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    private void rotate() {
        workers.each(vectors.length, (piece, worker) -> {
            double[][] components = vectors[piece];
            for (int r = 0; r < collected; r++) {
                rotate(sines[r], cosines[r], components[rows[r]], components[rows[r] + 1]);
            }
        });
        collected = 0;
    }

    private static void rotate(double s, double c, double[] x, double[] y) {
        for (int k = 0; k < x.length; k++) {
            double f = y[k];
            y[k] = s * x[k] + c * f;
            x[k] = c * x[k] - s * f;
        }
    }
}
