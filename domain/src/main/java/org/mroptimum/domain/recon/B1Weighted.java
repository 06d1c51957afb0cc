package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;

/**
 * Sensitivity-weighted combination {@code s^H x} of whitened coil images, optimal in SNR when the sensitivities {@code s} are
 * right (Roemer 1990, doi:10.1002/mrm.1910160203).
 */
public final class B1Weighted {

    private B1Weighted() {}

    /**
     * Combines all coils.
     *
     * @param images coil images {@code x} in the layout of k-space
     * @param sensitivities {@code s} of the same shape, zero where invalid
     * @param re {@code frequency * phase} real parts of the result
     * @param im imaginary parts
     */
    public static void combine(KSpace images, KSpace sensitivities, float[] re, float[] im) {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        for (int c = 0; c < images.coils(); c++) {
            add(sensitivities.re(c), sensitivities.im(c), images.re(c), images.im(c), re, im);
        }
    }

    private static void add(float[] sr, float[] si, float[] xr, float[] xi, float[] re, float[] im) {
        for (int p = 0; p < re.length; p++) {
            re[p] += sr[p] * xr[p] + si[p] * xi[p];
            im[p] += sr[p] * xi[p] - si[p] * xr[p];
        }
    }
}
