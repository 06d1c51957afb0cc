package org.mroptimum.domain.recon;

/**
 * The linear phase between what is unfolded and the object ({@link AliasedAxis}), so that the image has the phase of the object
 * wherever the lattice begins.
 */
public final class LinearPhase {
    private final boolean none;
    private final float[][] frequency;
    private final float[][] phase;

    LinearPhase(AliasedGrid grid) {
        this.none = grid.frequency().straight() && grid.phase().straight();
        this.frequency = turns(grid.frequency());
        this.phase = turns(grid.phase());
    }

    private static float[][] turns(AliasedAxis axis) {
        float[][] turns = new float[2][axis.padded()];
        for (int x = 0; x < axis.padded(); x++) {
            turns[0][x] = (float) StrictMath.cos(axis.angle(x));
            turns[1][x] = (float) StrictMath.sin(axis.angle(x));
        }
        return turns;
    }

    /** Turns an image of the padded grid into {@code out}. */
    void apply(SliceImage image, SliceImage out) {
        if (none) {
            System.arraycopy(image.re(), 0, out.re(), 0, image.pixels());
            System.arraycopy(image.im(), 0, out.im(), 0, image.pixels());
            return;
        }
        int nf = frequency[0].length;
        for (int p = 0; p < phase[0].length; p++) {
            turn(image, out, p * nf, phase[0][p], phase[1][p]);
        }
    }

    private void turn(SliceImage image, SliceImage out, int row, float cos, float sin) {
        float[] cosines = frequency[0];
        float[] sines = frequency[1];
        for (int f = 0; f < cosines.length; f++) {
            float c = cos * cosines[f] - sin * sines[f];
            float s = cos * sines[f] + sin * cosines[f];
            float u = image.re()[row + f];
            float v = image.im()[row + f];
            out.re()[row + f] = c * u - s * v;
            out.im()[row + f] = c * v + s * u;
        }
    }

    /** Cosine of the phase at a pixel of the padded grid. */
    public float cos(int pixel) {
        int p = pixel / frequency[0].length;
        int f = pixel - p * frequency[0].length;
        return phase[0][p] * frequency[0][f] - phase[1][p] * frequency[1][f];
    }

    /** Sine of the phase at a pixel of the padded grid. */
    public float sin(int pixel) {
        int p = pixel / frequency[0].length;
        int f = pixel - p * frequency[0].length;
        return phase[0][p] * frequency[1][f] + phase[1][p] * frequency[0][f];
    }
}
