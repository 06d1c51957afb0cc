package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * Phases by which image contributions of single offsets differ between the aliases of a pixel: alias {@code (a, b)} lies
 * {@code a frequency / R1, b phase / R2} further, so that samples at {@code k = first + offset + R j} turn by
 * {@code exp(2 pi i (first - centre + offset) a / R)} there, whatever {@code j}. Alias {@code a + R1 b} of all.
 */
final class AliasPhases {
    private final SamplingLattice lattice;
    private final int offsets;
    private final float[] acquiredRe;
    private final float[] acquiredIm;
    private final float[] offsetRe;
    private final float[] offsetIm;

    AliasPhases(SamplingLattice lattice, GrappaKernel kernel) {
        this.lattice = lattice;
        this.offsets = kernel.offsets();
        int aliases = lattice.factor();
        this.acquiredRe = new float[aliases];
        this.acquiredIm = new float[aliases];
        this.offsetRe = new float[aliases * offsets];
        this.offsetIm = new float[aliases * offsets];
        int centreFrequency = lattice.frequency() / 2;
        int first = lattice.firstPhase() - lattice.phase() / 2;
        for (int alias = 0; alias < aliases; alias++) {
            int row = alias / lattice.stepFrequency();
            double f = (double) (alias % lattice.stepFrequency()) / lattice.stepFrequency();
            double p = (double) row / lattice.stepPhase();
            double acquired = p * first - f * centreFrequency;
            acquiredRe[alias] = (float) StrictMath.cos(2 * Math.PI * acquired);
            acquiredIm[alias] = (float) StrictMath.sin(2 * Math.PI * acquired);
            for (int q = 0; q < offsets; q++) {
                double missing = f * kernel.offsetFrequency(q) + p * kernel.offsetPhase(q);
                offsetRe[first(alias) + q] = (float) StrictMath.cos(2 * Math.PI * missing);
                offsetIm[first(alias) + q] = (float) StrictMath.sin(2 * Math.PI * missing);
            }
        }
    }

    /** Pixel of an alias of pixel {@code (f, p)} of the first block. */
    int pixel(int alias, int f, int p) {
        int column = f + alias % lattice.stepFrequency() * (lattice.frequency() / lattice.stepFrequency());
        int row = p + alias / lattice.stepFrequency() * (lattice.phase() / lattice.stepPhase());
        return column + lattice.frequency() * row;
    }

    /** Phase of the acquired samples at an alias, real part. */
    float acquiredRe(int alias) {
        return acquiredRe[alias];
    }

    float acquiredIm(int alias) {
        return acquiredIm[alias];
    }

    /** Where the phases of an alias start in {@link #offsetRe}. */
    int first(int alias) {
        return alias * offsets;
    }

    /** Phases of the missing offsets relative to the acquired samples, real parts. */
    float[] offsetRe() {
        return offsetRe;
    }

    float[] offsetIm() {
        return offsetIm;
    }
}
