package org.mroptimum.domain.recon;

import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * Both axes of an accelerated slice. Pixels of the padded grid that alias form a group; alias {@code a + R1 b} of a group is
 * {@code a} blocks along readout and {@code b} blocks along phase encoding away from its pixel in the first block.
 */
public record AliasedGrid(AliasedAxis frequency, AliasedAxis phase) {

    /**
     * The grid of a lattice.
     *
     * @throws JobFailure MRO-3012 when an axis is shorter than its acceleration, or coils are fewer than aliases */
    public static AliasedGrid of(SamplingLattice lattice, int coils) {
        if (lattice.stepFrequency() > lattice.frequency()
                || lattice.stepPhase() > lattice.phase()
                || lattice.factor() > coils) {
            throw new JobFailure(
                    ComputationError.TOO_MUCH_ACCELERATION,
                    "acceleration " + lattice.stepFrequency() + " x " + lattice.stepPhase() + " of " + coils
                            + " coils and " + lattice.frequency() + " x " + lattice.phase() + " pixels: SENSE needs"
                            + " at least as many coils as overlapping pixels, and axes as long as their acceleration");
        }
        return new AliasedGrid(
                new AliasedAxis(lattice.frequency(), lattice.stepFrequency(), 0),
                new AliasedAxis(lattice.phase(), lattice.stepPhase(), lattice.firstPhase()));
    }

    /** R = R1 R2. */
    public int aliases() {
        return frequency.step() * phase.step();
    }

    /** Groups of aliased pixels. */
    public int groups() {
        return frequency.folded() * phase.folded();
    }

    /** Pixels of the padded grid. */
    public int pixels() {
        return frequency.padded() * phase.padded();
    }

    /** Whether an axis had to be padded. */
    public boolean padded() {
        return pixels() > frequency.size() * phase.size();
    }

    /** Distance on the padded grid from the pixel in the first block to an alias. */
    public int distance(int alias) {
        int a = alias % frequency.step();
        int b = alias / frequency.step();
        return a * frequency.folded() + b * phase.folded() * frequency.padded();
    }

    /** Pixel of the padded grid of a group in the first block. */
    public int firstPixel(int group) {
        int row = group / frequency.folded();
        return group - row * frequency.folded() + row * frequency.padded();
    }

    /** Where a group is in the folded images. */
    public int foldedPixel(int group) {
        int nf = frequency.folded();
        int row = group / nf;
        return frequency.foldedPixel(group - row * nf) + nf * phase.foldedPixel(row);
    }

    /** The sample of the slice's k-space that a folded sample is taken from; -1 for a zero of the padding. */
    public int sample(int folded) {
        int f = frequency.sample(folded % frequency.folded());
        int p = phase.sample(folded / frequency.folded());
        boolean inside = f >= 0 && f < frequency.size() && p >= 0 && p < phase.size();
        return inside ? f + frequency.size() * p : -1;
    }
}
