package org.mroptimum.domain.kspace;

/**
 * The smallest grid that holds k-space and is divisible by its accelerations.
 *
 * @param frequency samples along readout
 * @param phase lines along phase encoding
 */
public record PaddedGrid(int frequency, int phase) {

    /** That of a lattice. */
    public static PaddedGrid of(SamplingLattice lattice) {
        return new PaddedGrid(
                multiple(lattice.frequency(), lattice.stepFrequency()), multiple(lattice.phase(), lattice.stepPhase()));
    }

    private static int multiple(int size, int step) {
        return Math.floorDiv(size + step - 1, step) * step;
    }
}
