package org.mroptimum.domain.recon;

/**
 * Fitted weights of a GRAPPA kernel, single precision, planar. The weight with which source channel {@code s} at tap
 * {@code (tapFrequency, tapPhase)} enters target channel {@code t} of an offset is at {@code block(..) + t * coils + s}.
 */
final class GrappaWeights {
    private final GrappaKernel kernel;
    private final int coils;
    private final float[][] re;
    private final float[][] im;

    GrappaWeights(GrappaKernel kernel, int coils) {
        this.kernel = kernel;
        this.coils = coils;
        int size = Math.multiplyExact(kernel.taps(), coils * coils);
        this.re = new float[kernel.offsets()][size];
        this.im = new float[kernel.offsets()][size];
    }

    GrappaKernel kernel() {
        return kernel;
    }

    int coils() {
        return coils;
    }

    /** Start of the coil by coil matrix of a tap; neighbours along readout follow each other. */
    int block(int tapFrequency, int tapPhase) {
        return (tapPhase * kernel.frequency().count() + tapFrequency) * coils * coils;
    }

    /** Real parts of an offset; the storage itself. */
    float[] re(int offset) {
        return re[offset];
    }

    /** Imaginary parts of an offset. */
    float[] im(int offset) {
        return im[offset];
    }
}
