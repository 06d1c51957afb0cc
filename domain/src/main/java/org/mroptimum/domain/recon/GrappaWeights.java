package org.mroptimum.domain.recon;

import java.util.Arrays;

/**
 * Fitted weights of a GRAPPA kernel, single precision, planar: a coil by coil matrix for each missing offset and each tap. The
 * weight with which source channel {@code s} enters target channel {@code t} is at {@code t * coils + s}.
 */
public final class GrappaWeights {
    private final GrappaKernel kernel;
    private final int coils;
    private final float[][][] re;
    private final float[][][] im;

    public GrappaWeights(GrappaKernel kernel, int coils) {
        this.kernel = kernel;
        this.coils = coils;
        this.re = new float[kernel.offsets()][kernel.taps()][coils * coils];
        this.im = new float[kernel.offsets()][kernel.taps()][coils * coils];
    }

    public GrappaKernel kernel() {
        return kernel;
    }

    public int coils() {
        return coils;
    }

    /** Number of a tap in {@link #re}; neighbours along readout follow each other. */
    public int tap(int tapFrequency, int tapPhase) {
        return tapPhase * kernel.frequency().count() + tapFrequency;
    }

    /** Real parts of an offset, a matrix for each tap; the storage itself. */
    public float[][] re(int offset) {
        return re[offset];
    }

    /** Imaginary parts of an offset. */
    public float[][] im(int offset) {
        return im[offset];
    }

    /** Sets all weights to zero. */
    void clear() {
        for (int q = 0; q < re.length; q++) {
            for (int tap = 0; tap < re[q].length; tap++) {
                Arrays.fill(re[q][tap], 0);
                Arrays.fill(im[q][tap], 0);
            }
        }
    }
}
