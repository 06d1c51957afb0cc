package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * What GRAPPA needs to know of a lattice and a kernel, as plain arrays for stages that run on a device.
 *
 * @param turnsFrequency {@code exp(2 pi i (q - step m) f)} of {@link GrappaImageWeights}, {@code [f][q][tap]}, real parts, then
 *     imaginary parts
 * @param turnsPhase the same along phase, {@code [p][q][tap]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record GrappaTables(GrappaKernel kernel, float[] turnsFrequency, float[] turnsPhase) {

    /** Of a kernel on a lattice. */
    public static GrappaTables of(SamplingLattice lattice, GrappaKernel kernel) {
        int offsets = kernel.offsets();
        int[] alongFrequency = new int[offsets];
        int[] alongPhase = new int[offsets];
        for (int q = 0; q < offsets; q++) {
            alongFrequency[q] = kernel.offsetFrequency(q);
            alongPhase[q] = kernel.offsetPhase(q);
        }
        return new GrappaTables(
                kernel,
                turns(kernel.frequency(), alongFrequency, lattice.frequency()),
                turns(kernel.phase(), alongPhase, lattice.phase()));
    }

    private static float[] turns(AxisTaps taps, int[] offsets, int length) {
        int terms = offsets.length * taps.count();
        float[] re = new float[length * terms];
        float[] im = new float[length * terms];
        for (int x = 0; x < length; x++) {
            for (int q = 0; q < offsets.length; q++) {
                taps.turns(offsets[q], x - length / 2, length, re, im, x * terms + q * taps.count());
            }
        }
        float[] both = new float[2 * re.length];
        System.arraycopy(re, 0, both, 0, re.length);
        System.arraycopy(im, 0, both, re.length, im.length);
        return both;
    }
}
