package org.mroptimum.domain.recon;

/**
 * Noise of unfolded pixels.
 *
 * @param variance {@code [A^-1]_ll}, the variance of the complex noise relative to the aliased image
 * @param g {@code sqrt([A^-1]_ll [A]_ll)}
 */
@SuppressWarnings("ArrayRecordComponent")
public record PixelNoise(float[] variance, float[] g) {

    /** All zero. */
    public PixelNoise(int pixels) {
        this(new float[pixels], new float[pixels]);
    }

    /** Sets both values of a pixel. */
    public void put(int pixel, double newVariance, double squareOfG) {
        variance[pixel] = (float) newVariance;
        g[pixel] = (float) Math.sqrt(squareOfG);
    }
}
