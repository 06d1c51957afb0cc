package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * Shape of a GRAPPA kernel (Griswold 2002, doi:10.1002/mrm.10171): taps along readout, acquired lines along phase, and one set
 * of weights for each missing offset {@code (offsetFrequency, offsetPhase)} from an acquired sample, {@code (0, 0)} left out.
 *
 * @param frequency taps along readout
 * @param phase taps along phase encoding
 */
public record GrappaKernel(AxisTaps frequency, AxisTaps phase) {

    public static GrappaKernel of(SamplingLattice lattice, int countFrequency, int countPhase) {
        return new GrappaKernel(
                new AxisTaps(lattice.stepFrequency(), countFrequency), new AxisTaps(lattice.stepPhase(), countPhase));
    }

    /** Missing offsets. */
    public int offsets() {
        return frequency.step() * phase.step() - 1;
    }

    public int offsetFrequency(int offset) {
        return (offset + 1) % frequency.step();
    }

    public int offsetPhase(int offset) {
        return (offset + 1) / frequency.step();
    }

    /** Taps of both axes; the tap along readout runs fastest. */
    public int taps() {
        return frequency.count() * phase.count();
    }
}
