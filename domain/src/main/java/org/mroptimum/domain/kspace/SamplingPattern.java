package org.mroptimum.domain.kspace;

import java.util.BitSet;

/**
 * Which phase-encoding lines of the imaging data were acquired.
 *
 * @param phase number of lines of the whole grid
 * @param acquired acquired lines, calibration-only lines not counted
 * @param readout part of each readout that was acquired: 1, or less for asymmetric echoes, whose missing samples are zero
 * @param averages how many readouts were averaged into each acquired line, as far as noise is concerned: noise variance is
 *     divided by it
 * @param accelerationFrequency undersampling factor along readout, 1 on scanners
 * @param accelerationPhase undersampling factor along phase encoding
 */
public record SamplingPattern(
        int phase, BitSet acquired, double readout, double averages, int accelerationFrequency, int accelerationPhase) {

    public SamplingPattern {
        acquired = (BitSet) acquired.clone();
        if (!(readout > 0 && readout <= 1)) {
            throw new IllegalArgumentException(
                    "the acquired part of a readout lies above 0 and up to 1, not " + readout);
        }
        if (!(averages > 0)) {
            throw new IllegalArgumentException("averages must be above 0, not " + averages);
        }
    }

    /** Lines of one complete readout each. */
    public SamplingPattern(int phase, BitSet acquired, int accelerationFrequency, int accelerationPhase) {
        this(phase, acquired, 1, 1, accelerationFrequency, accelerationPhase);
    }

    /** The same lines, averaged from so many readouts. */
    public SamplingPattern withAverages(double number) {
        return new SamplingPattern(phase, acquired, readout, number, accelerationFrequency, accelerationPhase);
    }

    /** The same lines, of which only this part was acquired. */
    public SamplingPattern withReadout(double part) {
        return new SamplingPattern(phase, acquired, part, averages, accelerationFrequency, accelerationPhase);
    }

    /** Whether lines are missing between the first and the last acquired one, which aliases the image. */
    public boolean hasGaps() {
        int first = acquired.nextSetBit(0);
        return first >= 0 && acquired.nextClearBit(first) < acquired.length();
    }

    /**
     * Part of the grid that holds samples; the rest is zero and brings no noise. Undersampling counts too, so this is the noise
     * power of the zero-filled image relative to that of a complete one.
     */
    public double sampledPart() {
        int lines = acquired.cardinality();
        return readout * (lines > 0 ? (double) lines / phase : 1);
    }

    /**
     * The number of averages that gives the same mean noise variance as lines averaged from different numbers of readouts: the
     * harmonic mean over the acquired lines.
     *
     * @param readouts readouts of each line, 0 where not acquired
     */
    public static double equivalentAverages(int[] readouts) {
        int lines = 0;
        double variance = 0;
        for (int n : readouts) {
            if (n > 0) {
                lines++;
                variance += 1.0 / n;
            }
        }
        return lines == 0 ? 1 : lines / variance;
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
