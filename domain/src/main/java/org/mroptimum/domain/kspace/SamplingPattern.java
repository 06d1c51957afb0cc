package org.mroptimum.domain.kspace;

import java.util.BitSet;

/**
 * Which phase-encoding lines of the imaging data were acquired.
 *
 * @param phase number of lines of the whole grid
 * @param acquired acquired lines, calibration-only lines not counted
 * @param accelerationFrequency undersampling factor along readout, 1 on scanners
 * @param accelerationPhase undersampling factor along phase encoding
 */
public record SamplingPattern(int phase, BitSet acquired, int accelerationFrequency, int accelerationPhase) {

    public SamplingPattern {
        acquired = (BitSet) acquired.clone();
    }

    @Override
    public BitSet acquired() {
        return (BitSet) acquired.clone();
    }

    /** Every line acquired. */
    public static SamplingPattern full(int phase) {
        BitSet all = new BitSet(phase);
        all.set(0, phase);
        return new SamplingPattern(phase, all, 1, 1);
    }
}
