package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;

/** Root-sum-of-squares combination {@code ||x||} of coil images (Roemer 1990, doi:10.1002/mrm.1910160203). */
public final class RootSumOfSquares {

    private RootSumOfSquares() {}

    /**
     * Combines all coils.
     *
     * @param images coil images in the layout of k-space
     * @param out {@code frequency * phase} magnitudes
     */
    public static void combine(KSpace images, float[] out) {
        Arrays.fill(out, 0);
        for (int c = 0; c < images.coils(); c++) {
            addPower(images.re(c), images.im(c), out);
        }
        toMagnitudes(out);
    }

    static void toMagnitudes(float[] power) {
        for (int p = 0; p < power.length; p++) {
            power[p] = (float) Math.sqrt(power[p]);
        }
    }

    static void addPower(float[] re, float[] im, float[] out) {
        for (int p = 0; p < out.length; p++) {
            out[p] += re[p] * re[p] + im[p] * im[p];
        }
    }
}
