package org.mroptimum.domain.coil;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Workers;

/**
 * Relative coil sensitivities from a reference image of the same coils: {@code s = x_ref / ||x_ref||}, so that {@code ||s|| = 1}
 * at every valid pixel and 0 elsewhere. What the object and the coils have in common cancels (Roemer 1990,
 * doi:10.1002/mrm.1910160203).
 */
public final class CoilSensitivities {

    private CoilSensitivities() {}

    /**
     * Fills {@code out} and takes pixels without any reference signal out of {@code valid}.
     *
     * @param reference whitened coil images in the layout of k-space
     * @param magnitude their root sum of squares, {@code frequency * phase}; overwritten
     * @param valid pixels that may be used
     * @param out sensitivities of the same shape; may be {@code reference} itself
     * @param workers threads that share the coils
     */
    public static void estimate(KSpace reference, float[] magnitude, boolean[] valid, KSpace out, Workers workers) {
        for (int p = 0; p < magnitude.length; p++) {
            valid[p] &= magnitude[p] >= Float.MIN_NORMAL;
            magnitude[p] = valid[p] ? 1 / magnitude[p] : 0;
        }
        workers.each(reference.coils(), (c, w) -> {
            multiply(reference.re(c), magnitude, out.re(c));
            multiply(reference.im(c), magnitude, out.im(c));
        });
    }

    private static void multiply(float[] values, float[] factors, float[] out) {
        for (int p = 0; p < factors.length; p++) {
            // Adding 0 turns the negative zero of an invalid pixel into a plain one.
            out[p] = values[p] * factors[p] + 0f;
        }
    }
}
