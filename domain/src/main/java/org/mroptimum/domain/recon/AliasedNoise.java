package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;

/**
 * Noise of the zero-filled, aliased coil images. Unit noise on a complete grid of {@code 1 / (R1 R2)} of k-space is white in the
 * first {@code frequency / R1 x phase / R2} pixels, with variance {@code 1 / (R1 R2)}, and repeats itself in the others up to a
 * phase (Robson 2008, doi:10.1002/mrm.21728, draws the same noise in k-space).
 */
final class AliasedNoise {
    private final SamplingLattice lattice;
    private final int coils;
    private final int columns;
    private final int rows;
    private final float scale;

    /** @param lattice complete, both axes divisible by their factor */
    AliasedNoise(SamplingLattice lattice, int coils) {
        this.lattice = lattice;
        this.coils = coils;
        this.columns = lattice.frequency() / lattice.stepFrequency();
        this.rows = lattice.phase() / lattice.stepPhase();
        this.scale = (float) (1 / Math.sqrt(lattice.factor()));
    }

    /** Whether the noise of a grid is white in its image, and the image a whole number of aliases. */
    static boolean fits(SamplingLattice lattice) {
        return lattice.complete()
                && lattice.frequency() % lattice.stepFrequency() == 0
                && lattice.phase() % lattice.stepPhase() == 0;
    }

    SamplingLattice lattice() {
        return lattice;
    }

    int coils() {
        return coils;
    }

    /** Pixels of the first alias along readout. */
    int columns() {
        return columns;
    }

    /** Pixels of the first alias along phase. */
    int rows() {
        return rows;
    }

    /** Draws all channels of a pixel for the replicas of the batch. */
    void draw(ReplicaNoise noise, ReplicaBatch batch, int f, int p, LaneBlock out, int item) {
        int count = batch.count();
        for (int c = 0; c < coils; c++) {
            long sample = ((long) c * rows + p) * columns + f;
            noise.acrossReplicas(sample, batch.first(), count, out.re(item, c), out.im(item, c));
            multiply(out.re(item, c), scale, count);
            multiply(out.im(item, c), scale, count);
        }
    }

    private static void multiply(float[] values, float factor, int count) {
        for (int lane = 0; lane < count; lane++) {
            values[lane] *= factor;
        }
    }
}
