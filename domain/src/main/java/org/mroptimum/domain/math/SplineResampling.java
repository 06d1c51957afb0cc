package org.mroptimum.domain.math;

/**
 * Interpolates equally spaced values at fixed positions with a cubic B-spline whose second derivative is 0 at both ends: exact at
 * the values and for straight lines (M. Unser, "Splines: a perfect fit for signal and image processing", 1999,
 * doi:10.1109/79.799930). Holds workspaces and serves one thread.
 */
public final class SplineResampling {
    private final int[] left;
    private final double[] weights;
    /** Coefficients from index -1 on, one more at either end than values. */
    private final double[] coefficients;

    private final double[] elimination;

    private SplineResampling(int count, double[] positions) {
        this.left = new int[positions.length];
        this.weights = new double[4 * positions.length];
        this.coefficients = new double[Math.max(count, 2) + 2];
        this.elimination = new double[count];
        for (int i = 1; i < count - 1; i++) {
            elimination[i] = 1 / (4 - elimination[i - 1]);
        }
        for (int i = 0; i < positions.length; i++) {
            double x = Math.max(0, Math.min(count - 1.0, positions[i]));
            left[i] = (int) Math.min(x, Math.max(0, count - 2.0));
            double t = x - left[i];
            weights[4 * i] = (1 - t) * (1 - t) * (1 - t) / 6;
            weights[4 * i + 1] = (4 + t * t * (3 * t - 6)) / 6;
            weights[4 * i + 2] = (1 + t * (3 + t * (3 - 3 * t))) / 6;
            weights[4 * i + 3] = t * t * t / 6;
        }
    }

    /** Values whose centre is at index {@code n / 2}, as that of a centred Fourier transform, to as many over the same field of view. */
    public static SplineResampling ofPixels(int count, int wanted) {
        int centre = count / 2;
        double[] positions = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            positions[i] = centre + (i - wanted / 2) * (double) count / wanted;
        }
        return new SplineResampling(count, positions);
    }

    /** Values in the middle of equally thick layers, to as many thinner or thicker layers over the same extent. */
    public static SplineResampling ofLayers(int count, int wanted) {
        double[] positions = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            positions[i] = (i + 0.5) * count / wanted - 0.5;
        }
        return new SplineResampling(count, positions);
    }

    /**
     * Interpolates; beyond the ends the last value holds.
     *
     * @param values what is known, as many as this was made for
     * @param out receives the wanted values
     */
    public void apply(double[] values, double[] out) {
        solve(values);
        for (int i = 0; i < left.length; i++) {
            int c = left[i];
            out[i] = weights[4 * i] * coefficients[c]
                    + weights[4 * i + 1] * coefficients[c + 1]
                    + weights[4 * i + 2] * coefficients[c + 2]
                    + weights[4 * i + 3] * coefficients[c + 3];
        }
    }

    /** The coefficients c with {@code (c[i-1] + 4 c[i] + c[i+1]) / 6 = values[i]}, straight at both ends. */
    private void solve(double[] values) {
        int n = elimination.length;
        double[] c = coefficients;
        c[1] = values[0];
        c[n] = values[n - 1];
        for (int i = 1; i < n - 1; i++) {
            c[i + 1] = (6 * values[i] - c[i]) * elimination[i];
        }
        for (int i = n - 2; i > 0; i--) {
            c[i + 1] -= elimination[i] * c[i + 2];
        }
        if (n == 1) {
            c[2] = c[1];
        }
        int last = Math.max(n, 2);
        c[0] = 2 * c[1] - c[2];
        c[last + 1] = 2 * c[last] - c[last - 1];
    }
}
