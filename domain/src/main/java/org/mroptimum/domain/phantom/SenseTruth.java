package org.mroptimum.domain.phantom;

import org.mroptimum.domain.math.Cholesky;

/**
 * True SNR and g-factor of SENSE with the true coil maps C and the true noise covariance Psi:
 * {@code sqrt(2) |rho_l| / sqrt(R [A^-1]_ll)} and {@code sqrt([A^-1]_ll [A]_ll)} with {@code A = C^H Psi^-1 C} over the pixels
 * that alias onto each other (Pruessmann 1999, doi:10.1002/(SICI)1522-2594(199911)42:5&lt;952::AID-MRM16&gt;3.0.CO;2-S; the real
 * part of the noise as in Kellman and McVeigh 2005, doi:10.1002/mrm.20713).
 *
 * @param snr index {@code f + frequency * p}; 0 at pixels that the unfolding leaves out
 * @param gFactor same index
 */
@SuppressWarnings("ArrayRecordComponent")
public record SenseTruth(double[] snr, double[] gFactor) {

    /**
     * The truth of one slice.
     *
     * @param reductionFrequency undersampling factor along readout, a divisor of the matrix size
     * @param reductionPhase undersampling factor along phase encoding, likewise
     * @param valid pixels that the unfolding solves for; the others are known to hold no signal
     * @throws IllegalArgumentException when a factor does not divide the matrix size
     * @throws IllegalStateException when fewer coils than aliased pixels cannot tell them apart
     */
    public static SenseTruth of(
            PhantomScan scan, int slice, int reductionFrequency, int reductionPhase, boolean[] valid) {
        int frequency = scan.spec().frequency();
        int phase = scan.spec().phase();
        if (frequency % reductionFrequency != 0 || phase % reductionPhase != 0) {
            throw new IllegalArgumentException("the matrix must be divisible by the undersampling factors");
        }
        SenseTruth truth = new SenseTruth(new double[frequency * phase], new double[frequency * phase]);
        WhitenedCoils coils = scan.whitened(slice);
        double[] amplitude = scan.amplitude(slice);
        int[] group = new int[reductionFrequency * reductionPhase];
        for (int p = 0; p < phase / reductionPhase; p++) {
            for (int f = 0; f < frequency / reductionFrequency; f++) {
                int members = 0;
                for (int l = 0; l < group.length; l++) {
                    int atF = f + l % reductionFrequency * (frequency / reductionFrequency);
                    int atP = p + l / reductionFrequency * (phase / reductionPhase);
                    group[members] = atF + frequency * atP;
                    members += valid[group[members]] ? 1 : 0;
                }
                truth.unfold(amplitude, group, members, coils);
            }
        }
        return truth;
    }

    /** Fills in the pixels of one group. */
    private void unfold(double[] amplitude, int[] group, int members, WhitenedCoils coils) {
        double[] re = new double[members * members];
        double[] im = new double[members * members];
        coils.gram(group, members, re, im);
        double[][] inverse = new Cholesky(members, re, im).inverseFactor();
        for (int l = 0; l < members; l++) {
            double variance = 0;
            for (int k = l; k < members; k++) {
                double x = inverse[0][k * members + l];
                double y = inverse[1][k * members + l];
                variance += x * x + y * y;
            }
            int pixel = group[l];
            snr[pixel] = Math.abs(amplitude[pixel]) * Math.sqrt(2 / (group.length * variance));
            gFactor[pixel] = Math.sqrt(variance * re[l * members + l]);
        }
    }
}
