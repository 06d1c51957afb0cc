package org.mroptimum.domain.noise;

/**
 * Complex Hermitian noise covariance {@code Psi = E[n n^H]} per signal sample, double precision.
 *
 * @param coils matrix size
 * @param re real parts, row-major {@code [i * coils + j]}
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
public record NoiseCovariance(int coils, double[] re, double[] im) {

    public NoiseCovariance {
        if (re.length != coils * coils || im.length != coils * coils) {
            throw new IllegalArgumentException(
                    "a covariance of " + coils + " coils needs " + coils * coils + " elements");
        }
    }

    /** Uncorrelated unit noise in every channel. */
    public static NoiseCovariance identity(int coils) {
        double[] re = new double[coils * coils];
        for (int i = 0; i < coils; i++) {
            re[i * coils + i] = 1;
        }
        return new NoiseCovariance(coils, re, new double[coils * coils]);
    }

    /** The same noise at another sampling: every element times {@code factor}. */
    public NoiseCovariance times(double factor) {
        double[] r = re.clone();
        double[] i = im.clone();
        for (int k = 0; k < r.length; k++) {
            r[k] *= factor;
            i[k] *= factor;
        }
        return new NoiseCovariance(coils, r, i);
    }

    /** The same noise with channels in another order: new channel {@code i} is old channel {@code order[i]}. */
    public NoiseCovariance reordered(int[] order) {
        double[] r = new double[re.length];
        double[] i = new double[im.length];
        for (int a = 0; a < coils; a++) {
            for (int b = 0; b < coils; b++) {
                r[a * coils + b] = re[order[a] * coils + order[b]];
                i[a * coils + b] = im[order[a] * coils + order[b]];
            }
        }
        return new NoiseCovariance(coils, r, i);
    }

    /**
     * Complex correlation coefficients {@code Psi_ij / sqrt(Psi_ii Psi_jj)}: magnitude at most 1, diagonal 1. Rows and columns of
     * a channel without noise are 0.
     */
    public NoiseCovariance coefficients() {
        double[] r = new double[re.length];
        double[] i = new double[im.length];
        for (int a = 0; a < coils; a++) {
            for (int b = 0; b < coils; b++) {
                double norm = Math.sqrt(re[a * coils + a] * re[b * coils + b]);
                r[a * coils + b] = norm > 0 ? re[a * coils + b] / norm : 0;
                i[a * coils + b] = norm > 0 ? im[a * coils + b] / norm : 0;
            }
        }
        return new NoiseCovariance(coils, r, i);
    }

    /** Total noise power over the channels. */
    public double trace() {
        double sum = 0;
        for (int i = 0; i < coils; i++) {
            sum += re[i * coils + i];
        }
        return sum;
    }
}
