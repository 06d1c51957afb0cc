package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.CentredFft2D;

/**
 * SENSE as it is defined: the image of the whole k-space with zeros between samples, times sqrt(R), and normal equations in
 * double precision. How much of each alias arrives is read from the point spread of the lattice. For sizes that R divides.
 */
final class PlainSense {
    private final SamplingLattice lattice;
    private final KSpace maps;
    private final boolean[] valid;

    PlainSense(SamplingLattice lattice, KSpace maps, boolean[] valid) {
        this.lattice = lattice;
        this.maps = maps;
        this.valid = valid;
    }

    /** Real parts, imaginary parts and {@code [A^-1]_ll} of every pixel, zero where invalid. */
    double[][] unfold(KSpace sampled) {
        KSpace images = sampled.copy();
        for (int c = 0; c < images.coils(); c++) {
            new CentredFft2D(lattice.frequency(), lattice.phase()).inverse(images.re(c), images.im(c));
        }
        double[][] out = new double[3][valid.length];
        for (int q = 0; q < lattice.phase() / lattice.stepPhase(); q++) {
            for (int f = 0; f < lattice.frequency() / lattice.stepFrequency(); f++) {
                unfold(images, f, q, out);
            }
        }
        return out;
    }

    private void unfold(KSpace images, int f, int p, double[][] out) {
        int r = lattice.factor();
        double[][] a = new double[r][2 * (2 * r + 1)];
        int[] pixels = new int[r];
        double[][] turn = new double[r][];
        for (int l = 0; l < r; l++) {
            int i = l % lattice.stepFrequency();
            int j = l / lattice.stepFrequency();
            pixels[l] = f
                    + i * (lattice.frequency() / lattice.stepFrequency())
                    + lattice.frequency() * (p + j * (lattice.phase() / lattice.stepPhase()));
            double[] x = spread(lattice.frequency(), lattice.stepFrequency(), 0, i);
            double[] y = spread(lattice.phase(), lattice.stepPhase(), lattice.firstPhase(), j);
            turn[l] = new double[] {x[0] * y[0] - x[1] * y[1], x[0] * y[1] + x[1] * y[0]};
        }
        for (int row = 0; row < r; row++) {
            a[row][2 * (r + 1 + row)] = 1;
            if (!valid[pixels[row]]) {
                a[row][2 * row] = 1;
                continue;
            }
            for (int c = 0; c < maps.coils(); c++) {
                double[] s = sensitivity(c, pixels[row], turn[row]);
                for (int column = 0; column < r; column++) {
                    if (valid[pixels[column]]) {
                        double[] t = sensitivity(c, pixels[column], turn[column]);
                        a[row][2 * column] += s[0] * t[0] + s[1] * t[1];
                        a[row][2 * column + 1] += s[0] * t[1] - s[1] * t[0];
                    }
                }
                int first = f + lattice.frequency() * p;
                double u = Math.sqrt(r) * images.re(c)[first];
                double v = Math.sqrt(r) * images.im(c)[first];
                a[row][2 * r] += s[0] * u + s[1] * v;
                a[row][2 * r + 1] += s[0] * v - s[1] * u;
            }
        }
        solve(a);
        for (int l = 0; l < r; l++) {
            if (valid[pixels[l]]) {
                out[0][pixels[l]] = a[l][2 * r];
                out[1][pixels[l]] = a[l][2 * r + 1];
                out[2][pixels[l]] = a[l][2 * (r + 1 + l)];
            }
        }
    }

    private double[] sensitivity(int coil, int pixel, double[] turn) {
        double re = maps.re(coil)[pixel];
        double im = maps.im(coil)[pixel];
        return new double[] {re * turn[0] - im * turn[1], re * turn[1] + im * turn[0]};
    }

    /** How much the pixel {@code alias * n / step} further on brings, times step: the point spread of samples first, first + step .. */
    private static double[] spread(int n, int step, int first, int alias) {
        double[] sum = new double[2];
        int centre = n / 2;
        for (int k = first; k < n; k += step) {
            double angle = -2 * Math.PI * (k - centre) * alias / step;
            sum[0] += step * Math.cos(angle) / n;
            sum[1] += step * Math.sin(angle) / n;
        }
        return sum;
    }

    /** Gauss-Jordan elimination of interleaved complex rows. */
    private static void solve(double[][] a) {
        for (int k = 0; k < a.length; k++) {
            double[] pivot = a[k];
            double norm = pivot[2 * k] * pivot[2 * k] + pivot[2 * k + 1] * pivot[2 * k + 1];
            multiply(pivot, pivot[2 * k] / norm, -pivot[2 * k + 1] / norm);
            for (int row = 0; row < a.length; row++) {
                if (row != k) {
                    double[] scaled = pivot.clone();
                    multiply(scaled, a[row][2 * k], a[row][2 * k + 1]);
                    for (int i = 0; i < scaled.length; i++) {
                        a[row][i] -= scaled[i];
                    }
                }
            }
        }
    }

    private static void multiply(double[] row, double re, double im) {
        for (int i = 0; i < row.length; i += 2) {
            double u = row[i];
            row[i] = re * u - im * row[i + 1];
            row[i + 1] = re * row[i + 1] + im * u;
        }
    }
}
