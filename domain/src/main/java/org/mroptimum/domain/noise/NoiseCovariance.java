package org.mroptimum.domain.noise;

/**
 * Complex Hermitian noise covariance {@code Psi = E[n n^H]} per signal sample, double precision.
 *
 * @param coils matrix size
 * @param re real parts, row-major {@code [i * coils + j]}
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
public record NoiseCovariance(int coils, double[] re, double[] im) {}
