package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;

/**
 * From the noise {@code e} of all channels at a pixel to the deviation of the combined image: {@code ||p + e|| - ||p||} for RSS
 * of the clean coil images {@code p}, the part of {@code s^H e} in phase with the clean image for sensitivities {@code s}. A
 * workspace of one thread.
 */
final class CombinedNoise {
    private final SliceImage clean;
    private final KSpace combination;
    private final boolean[] valid;
    private final float[] sums;

    /**
     * @param combination {@code p}, or {@code s} when the clean image is complex
     * @param capacity most replicas at a time
     */
    CombinedNoise(SliceImage clean, KSpace combination, boolean[] valid, int capacity) {
        this.clean = clean;
        this.combination = combination;
        this.valid = valid;
        this.sums = new float[capacity];
    }

    /**
     * Writes the deviations of a pixel from {@code to} on.
     *
     * @param noise channels and replicas, still to be multiplied by the phase {@code (turnRe, turnIm)}
     */
    void write(int pixel, LaneBlock noise, float turnRe, float turnIm, int count, float[] out, int to) {
        float magnitude = clean.magnitude(pixel);
        if (!valid[pixel] || (clean.complex() && !(magnitude > 0))) {
            Arrays.fill(out, to, to + count, 0);
            return;
        }
        float re = clean.complex() ? clean.re()[pixel] / magnitude : 1;
        float im = clean.complex() ? clean.im()[pixel] / magnitude : 0;
        float dr = re * turnRe + im * turnIm;
        float di = im * turnRe - re * turnIm;
        Arrays.fill(sums, 0, count, 0);
        for (int c = 0; c < combination.coils(); c++) {
            float vr = combination.re(c)[pixel];
            float vi = combination.im(c)[pixel];
            float ur = vr * dr - vi * di;
            float ui = vr * di + vi * dr;
            if (clean.complex()) {
                project(noise.re(0, c), noise.im(0, c), ur, ui, sums, count);
            } else {
                addPowerChange(noise.re(0, c), noise.im(0, c), 2 * ur, 2 * ui, sums, count);
            }
        }
        if (clean.complex()) {
            System.arraycopy(sums, 0, out, to, count);
        } else {
            magnitudeChange(magnitude, out, to, count);
        }
    }

    private static void project(float[] er, float[] ei, float ur, float ui, float[] sums, int count) {
        for (int lane = 0; lane < count; lane++) {
            sums[lane] += ur * er[lane] + ui * ei[lane];
        }
    }

    /** {@code |p + e|^2 - |p|^2}, which does not cancel where the signal is large. */
    private static void addPowerChange(float[] er, float[] ei, float pr, float pi, float[] sums, int count) {
        for (int lane = 0; lane < count; lane++) {
            float r = er[lane];
            float i = ei[lane];
            sums[lane] += r * (pr + r) + i * (pi + i);
        }
    }

    private void magnitudeChange(float magnitude, float[] out, int to, int count) {
        float power = magnitude * magnitude;
        for (int lane = 0; lane < count; lane++) {
            float noisy = (float) Math.sqrt(Math.max(0, power + sums[lane]));
            float both = noisy + magnitude;
            out[to + lane] = both > 0 ? sums[lane] / both : 0;
        }
    }
}
