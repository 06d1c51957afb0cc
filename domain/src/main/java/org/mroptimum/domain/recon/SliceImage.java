package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;

/**
 * One reconstructed slice; index {@code f + frequency * p}. Complex reconstructions (B1, SENSE) fill both parts; magnitude
 * reconstructions (RSS, GRAPPA with RSS) put the magnitude into the real part and leave the imaginary part zero.
 */
public final class SliceImage {
    private final float[] re;
    private final float[] im;
    private final boolean complex;

    /** All zero. */
    public SliceImage(int pixels, boolean complex) {
        this.re = new float[pixels];
        this.im = new float[pixels];
        this.complex = complex;
    }

    /** Real parts, or magnitudes; the storage itself. */
    public float[] re() {
        return re;
    }

    /** Imaginary parts; the storage itself. */
    public float[] im() {
        return im;
    }

    /** Whether the image has a phase. */
    public boolean complex() {
        return complex;
    }

    public int pixels() {
        return re.length;
    }

    public float magnitude(int pixel) {
        return (float) Math.sqrt(re[pixel] * re[pixel] + im[pixel] * im[pixel]);
    }

    /** All magnitudes, into {@code out}. */
    public void magnitudes(float[] out) {
        for (int p = 0; p < re.length; p++) {
            out[p] = (float) Math.sqrt(re[p] * re[p] + im[p] * im[p]);
        }
    }

    /**
     * How far another image of the same object is from this one, as the noise of an SNR counts it: the component of the
     * difference in phase with this image, or the difference of magnitudes where there is no phase.
     */
    public float deviation(SliceImage other, int pixel) {
        float r = other.re[pixel] - re[pixel];
        return complex ? inPhase(r, other.im[pixel] - im[pixel], pixel) : r;
    }

    /** The component of a complex difference in phase with this image; 0 where the image is 0. */
    public float inPhase(float differenceRe, float differenceIm, int pixel) {
        float magnitude = magnitude(pixel);
        return magnitude > 0 ? (differenceRe * re[pixel] + differenceIm * im[pixel]) / magnitude : 0;
    }

    /**
     * Checks every pixel: a single bad sample of k-space reaches all of them.
     *
     * @param slice index for the message
     * @throws JobFailure MRO-3005
     */
    public void requireFinite(int slice) {
        float zero = 0;
        for (int p = 0; p < re.length; p++) {
            zero += 0 * re[p] + 0 * im[p];
        }
        if (zero != 0) {
            throw new JobFailure(
                    ComputationError.NOT_FINITE, "slice " + (slice + 1) + " holds NaN or infinite samples");
        }
    }

    /** Sets everything to zero. */
    public void clear() {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
    }
}
