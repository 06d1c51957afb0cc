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

    /** Correlation coefficients {@code Psi_ij / sqrt(Psi_ii Psi_jj)}, complex; 0 where a coil has no noise. */
    public NoiseCovariance coefficients() {
        double[] r = new double[coils * coils];
        double[] m = new double[coils * coils];
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j < coils; j++) {
                double scale = Math.sqrt(re[i * coils + i] * re[j * coils + j]);
                if (scale > 0) {
                    r[i * coils + j] = re[i * coils + j] / scale;
                    m[i * coils + j] = im[i * coils + j] / scale;
                }
            }
        }
        return new NoiseCovariance(coils, r, m);
    }
}
