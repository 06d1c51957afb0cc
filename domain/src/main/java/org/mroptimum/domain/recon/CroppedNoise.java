package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.math.CentredFft2D;

/**
 * Noise variance of an image after its k-space was cropped from the padded grid N' to the grid N of the slice.
 *
 * <p>Unfolding leaves noise that is correlated between the aliases of a group. With {@code C_a(x)} for the covariance of pixel x
 * and the pixel {@code a} blocks further on, the variance on the cropped grid is the transform of
 * {@code sum_a C^_a(q) T_a(q)}, {@code T_a(q) = sum over k of exp(2 pi i k a / R) where k and k + q lie in the band}: smoothing
 * by the square of the interpolation kernel, exactly. It holds along each axis and takes noise of different groups as independent,
 * which is true of complete lattices; lines missing at the rim of k-space (partial Fourier) make it an approximation.
 */
final class CroppedNoise {
    private final AliasedGrid grid;
    private final LinearPhase linear;
    private final CentredFft2D paddedFft;
    private final CentredFft2D ownFft;
    private final float[] covarianceRe;
    private final float[] covarianceIm;
    private final float[] ownRe;
    private final float[] ownIm;

    CroppedNoise(AliasedGrid grid, LinearPhase linear) {
        this.grid = grid;
        this.linear = linear;
        int nf = grid.frequency().size();
        int np = grid.phase().size();
        this.paddedFft =
                new CentredFft2D(grid.frequency().padded(), grid.phase().padded());
        this.ownFft = new CentredFft2D(nf, np);
        this.covarianceRe = new float[grid.pixels()];
        this.covarianceIm = new float[grid.pixels()];
        this.ownRe = new float[nf * np];
        this.ownIm = new float[nf * np];
    }

    /** Variance of the complex noise on the grid of the slice when aliased noise has unit variance; the storage itself. */
    float[] variance(List<? extends GroupWeights> bands) {
        Arrays.fill(ownRe, 0);
        Arrays.fill(ownIm, 0);
        for (int b = 0; b < grid.phase().step(); b++) {
            double[][] alongPhase = overlap(grid.phase(), b);
            for (int a = 0; a < grid.frequency().step(); a++) {
                covariance(bands, a, b);
                paddedFft.forward(covarianceRe, covarianceIm);
                add(overlap(grid.frequency(), a), alongPhase);
            }
        }
        ownFft.inverse(ownRe, ownIm);
        return ownRe;
    }

    /** {@code C_ab}: entry (l, l + (a, b)) of each group's {@code A^-1}, with the linear phase of the image. */
    private void covariance(List<? extends GroupWeights> bands, int a, int b) {
        int r1 = grid.frequency().step();
        for (GroupWeights band : bands) {
            for (int l = 0; l < grid.aliases(); l++) {
                int other =
                        (l % r1 + a) % r1 + r1 * ((l / r1 + b) % grid.phase().step());
                for (int n = 0; n < band.groups(); n++) {
                    put(band, n, l, other);
                }
            }
        }
    }

    private void put(GroupWeights band, int group, int alias, int other) {
        int x = band.pixel(alias, group);
        int y = band.pixel(other, group);
        float cos = linear.cos(x) * linear.cos(y) + linear.sin(x) * linear.sin(y);
        float sin = linear.sin(x) * linear.cos(y) - linear.cos(x) * linear.sin(y);
        float re = band.inverseRe(alias, other, group);
        float im = band.inverseIm(alias, other, group);
        covarianceRe[x] = cos * re - sin * im;
        covarianceIm[x] = cos * im + sin * re;
    }

    /** {@code T_a(q) / sqrt(N N')} for q = 1 - N .. N - 1, at index {@code q + N - 1}. */
    private static double[][] overlap(AliasedAxis axis, int a) {
        int n = axis.size();
        double scale = 1 / Math.sqrt((double) n * axis.padded());
        double[][] sums = new double[2][2 * n - 1];
        for (int k = -(n / 2); k < n - n / 2; k++) {
            double angle = 2 * Math.PI * (double) Math.floorMod(k * a, axis.step()) / axis.step();
            double cos = scale * StrictMath.cos(angle);
            double sin = scale * StrictMath.sin(angle);
            for (int other = -(n / 2); other < n - n / 2; other++) {
                sums[0][other - k + n - 1] += cos;
                sums[1][other - k + n - 1] += sin;
            }
        }
        return sums;
    }

    private void add(double[][] alongFrequency, double[][] alongPhase) {
        int nf = grid.frequency().size();
        int np = grid.phase().size();
        for (int j = 0; j < 2 * np - 1; j++) {
            int from = centred(j - np + 1, grid.phase().padded())
                    * grid.frequency().padded();
            int to = centred(j - np + 1, np) * nf;
            for (int i = 0; i < 2 * nf - 1; i++) {
                double wr = alongFrequency[0][i] * alongPhase[0][j] - alongFrequency[1][i] * alongPhase[1][j];
                double wi = alongFrequency[0][i] * alongPhase[1][j] + alongFrequency[1][i] * alongPhase[0][j];
                int source = from + centred(i - nf + 1, grid.frequency().padded());
                int target = to + centred(i - nf + 1, nf);
                ownRe[target] += (float) (wr * covarianceRe[source] - wi * covarianceIm[source]);
                ownIm[target] += (float) (wr * covarianceIm[source] + wi * covarianceRe[source]);
            }
        }
    }

    /** Index of frequency {@code q}, counted from the centre, on a cyclic axis of {@code n}. */
    private static int centred(int q, int n) {
        return Math.floorMod(q + n / 2, n);
    }
}
