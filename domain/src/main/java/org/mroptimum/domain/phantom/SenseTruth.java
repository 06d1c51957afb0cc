package org.mroptimum.domain.phantom;

import org.mroptimum.domain.math.Cholesky;

/**
 * True SNR and g-factor of SENSE with the true coil maps C and the true noise covariance Psi, of sampling that keeps indices
 * {@code 0, R, 2R ..} of each axis. With E for the encoding of the pixels by coils and kept samples and {@code A = E^H Psi^-1 E},
 * no unbiased reconstruction has less noise than {@code [A^-1]_ll}: {@code SNR = sqrt(2) |rho_l| / sqrt([A^-1]_ll)},
 * {@code g = sqrt([A^-1]_ll [A]_ll)} (Pruessmann 1999,
 * doi:10.1002/(SICI)1522-2594(199911)42:5&lt;952::AID-MRM16&gt;3.0.CO;2-S; the real part of the noise as in Kellman and McVeigh
 * 2005, doi:10.1002/mrm.20713).
 *
 * <p>Where R divides the size of an axis only the pixels that alias onto each other are coupled. Where it does not, the point
 * spread of the sampling couples all pixels of the axis: the work then grows with the cube of their number.
 *
 * @param snr index {@code f + frequency * p}; 0 at pixels that the unfolding leaves out
 * @param gFactor same index
 */
@SuppressWarnings("ArrayRecordComponent")
public record SenseTruth(double[] snr, double[] gFactor) {

    /**
     * The truth of one slice.
     *
     * @param reductionFrequency undersampling factor along readout
     * @param reductionPhase undersampling factor along phase encoding
     * @param valid pixels that the unfolding solves for; the others are known to hold no signal
     * @throws IllegalStateException when fewer coils than aliased pixels cannot tell them apart
     */
    public static SenseTruth of(
            PhantomScan scan, int slice, int reductionFrequency, int reductionPhase, boolean[] valid) {
        int frequency = scan.spec().frequency();
        int phase = scan.spec().phase();
        PointSpread alongReadout = PointSpread.of(frequency, reductionFrequency);
        PointSpread alongPhase = PointSpread.of(phase, reductionPhase);
        SenseTruth truth = new SenseTruth(new double[frequency * phase], new double[frequency * phase]);
        WhitenedCoils coils = scan.whitened(slice);
        double[] amplitude = scan.amplitude(slice);
        int[] group = new int[alongReadout.coupled() * alongPhase.coupled()];
        for (int p = 0; p < alongPhase.groups(); p++) {
            for (int f = 0; f < alongReadout.groups(); f++) {
                int members = 0;
                for (int l = 0; l < group.length; l++) {
                    int atF = f + l % alongReadout.coupled() * alongReadout.groups();
                    int atP = p + l / alongReadout.coupled() * alongPhase.groups();
                    group[members] = atF + frequency * atP;
                    members += valid[group[members]] ? 1 : 0;
                }
                double[] re = new double[members * members];
                double[] im = new double[members * members];
                coils.gram(group, members, re, im);
                spread(alongReadout, alongPhase, group, members, re, im);
                truth.unfold(amplitude, group, new Cholesky(members, re, im), re, members);
            }
        }
        return truth;
    }

    /** Multiplies each pair of pixels by how much of one arrives at the other. */
    private static void spread(
            PointSpread alongReadout, PointSpread alongPhase, int[] group, int members, double[] re, double[] im) {
        int frequency = alongReadout.size();
        for (int k = 0; k < members; k++) {
            for (int l = 0; l < members; l++) {
                int f = Math.floorMod(group[k] % frequency - group[l] % frequency, frequency);
                int p = Math.floorMod(group[k] / frequency - group[l] / frequency, alongPhase.size());
                double ar = alongReadout.re()[f] * alongPhase.re()[p]
                        - alongReadout.im()[f] * alongPhase.im()[p];
                double ai = alongReadout.re()[f] * alongPhase.im()[p]
                        + alongReadout.im()[f] * alongPhase.re()[p];
                double br = re[k * members + l];
                double bi = im[k * members + l];
                re[k * members + l] = ar * br - ai * bi;
                im[k * members + l] = ar * bi + ai * br;
            }
        }
    }

    /** Fills in the pixels of one group. */
    private void unfold(double[] amplitude, int[] group, Cholesky factor, double[] power, int members) {
        double[][] inverse = factor.inverseFactor();
        for (int l = 0; l < members; l++) {
            double variance = 0;
            for (int k = l; k < members; k++) {
                double x = inverse[0][k * members + l];
                double y = inverse[1][k * members + l];
                variance += x * x + y * y;
            }
            int pixel = group[l];
            snr[pixel] = Math.abs(amplitude[pixel]) * Math.sqrt(2 / variance);
            gFactor[pixel] = Math.sqrt(variance * power[l * members + l]);
        }
    }
}
