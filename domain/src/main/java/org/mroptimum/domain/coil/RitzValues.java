package org.mroptimum.domain.coil;

/**
 * Follows the largest eigenvalue of a growing symmetric tridiagonal matrix, one matrix for each pixel of a block: what Lanczos
 * knows of the dominant eigenpair (Parlett, The Symmetric Eigenvalue Problem, chapter 13). Double precision.
 */
final class RitzValues {
    private static final int NEWTON_STEPS = 40;

    private final float[][] diagonal;
    private final float[][] beside;
    private final double[] value;
    private final double[] residual;
    private final double[] vector;

    /**
     * @param steps largest size of the matrices
     * @param pixels length of a block
     */
    RitzValues(int steps, int pixels) {
        this.diagonal = new float[steps][pixels];
        this.beside = new float[steps][pixels];
        this.value = new double[pixels];
        this.residual = new double[pixels];
        this.vector = new double[steps];
    }

    /** Diagonal elements {@code [step][pixel]}. */
    float[][] diagonal() {
        return diagonal;
    }

    /** Element {@code [step + 1][step]} of the matrices {@code [step][pixel]}. */
    float[][] beside() {
        return beside;
    }

    /** The largest eigenvalue. */
    double value(int pixel) {
        return value[pixel];
    }

    /** How far the vector is from an eigenvector, {@code ||G x - value x||}. */
    double residual(int pixel) {
        return residual[pixel];
    }

    /**
     * Takes in step {@code m}, which is the size of the matrices minus 1. A pixel that has converged grows no more: what would
     * follow is the noise of single precision, which is not orthogonal to the vectors before.
     *
     * @return whether all pixels have converged
     */
    boolean grow(int m, int pixels, double tolerance) {
        boolean all = true;
        for (int p = 0; p < pixels; p++) {
            if (m == 0) {
                value[p] = diagonal[0][p];
            } else if (beside[m - 1][p] > 0) {
                value[p] = largest(m, p, above(value[p], beside[m - 1][p], diagonal[m][p]));
            } else {
                beside[m][p] = 0;
                continue;
            }
            components(m, p);
            if (residual[p] <= tolerance) {
                beside[m][p] = 0;
            } else {
                all = false;
            }
        }
        return all;
    }

    /** Writes the unit eigenvector in terms of the Lanczos vectors {@code [step][pixel]}. */
    void vectors(int m, int pixels, float[][] out) {
        for (int p = 0; p < pixels; p++) {
            double scale = components(m, p);
            for (int j = 0; j <= m; j++) {
                out[j][p] = (float) (scale * vector[j]);
            }
        }
    }

    /** The largest eigenvalue cannot pass that of the 2 x 2 matrix of the old one and the new element. */
    private static double above(double value, double b, double a) {
        double half = (value - a) / 2;
        return (value + a) / 2 + Math.sqrt(half * half + b * b);
    }

    /** Newton's method on the characteristic polynomial: from above it comes down to the largest root without passing it. */
    private double largest(int m, int p, double start) {
        double x = start;
        for (int n = 0; n < NEWTON_STEPS; n++) {
            double before = 1;
            double slopeBefore = 0;
            double f = x - diagonal[0][p];
            double slope = 1;
            for (int j = 1; j <= m; j++) {
                double a = x - diagonal[j][p];
                double b = (double) beside[j - 1][p] * beside[j - 1][p];
                double next = a * f - b * before;
                double slopeNext = a * slope + f - b * slopeBefore;
                before = f;
                slopeBefore = slope;
                f = next;
                slope = slopeNext;
            }
            double step = slope > 0 ? f / slope : 0;
            x -= Math.max(step, 0);
            if (!(step > 1e-6 * x)) {
                break;
            }
        }
        return x;
    }

    /**
     * The eigenvector, last component first, from the pivots of {@code value - T}, which are positive up to the last; sets the
     * residual of a pixel that still grows.
     *
     * @return the factor that makes it a unit vector
     */
    private double components(int m, int p) {
        int last = 0;
        while (last < m && beside[last][p] > 0) {
            last++;
        }
        double pivot = 0;
        for (int j = 0; j < last; j++) {
            double b = j > 0 ? beside[j - 1][p] : 0;
            pivot = value[p] - diagonal[j][p] - (j > 0 ? b * b / pivot : 0);
            pivot = Math.max(pivot, 1e-12);
            vector[j] = beside[j][p] / pivot;
        }
        double power = 1;
        double component = 1;
        for (int j = last - 1; j >= 0; j--) {
            component *= vector[j];
            vector[j] = component;
            power += component * component;
        }
        vector[last] = 1;
        for (int j = last + 1; j <= m; j++) {
            vector[j] = 0;
        }
        double scale = 1 / Math.sqrt(power);
        if (last == m) {
            residual[p] = beside[m][p] * scale;
        }
        return scale;
    }
}
