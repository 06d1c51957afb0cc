package org.mroptimum.domain.kspace;

import java.util.BitSet;
import java.util.OptionalInt;

/**
 * The regular grid on which a slice is sampled: samples {@code 0, R1, 2 R1 ..} of lines {@code first, first + R2 ..}. Full
 * sampling is the grid with {@code R1 = R2 = 1}.
 *
 * @param frequency samples along readout of the whole k-space
 * @param phase lines of the whole k-space
 * @param stepFrequency R1
 * @param stepPhase R2
 * @param firstPhase the first line of the grid, 0 .. R2 - 1
 * @param lines acquired lines, all on the grid; fewer than the grid has for partial Fourier or a file that was cut off
 * @param readout part of each readout that was acquired
 */
public record SamplingLattice(
        int frequency, int phase, int stepFrequency, int stepPhase, int firstPhase, BitSet lines, double readout) {

    public SamplingLattice {
        lines = (BitSet) lines.clone();
    }

    /** Every sample. */
    public static SamplingLattice full(int frequency, int phase) {
        return new SamplingLattice(
                frequency, phase, 1, 1, 0, SamplingPattern.full(phase).acquired(), 1);
    }

    /**
     * The grid that a scan was acquired on.
     *
     * @throws IllegalArgumentException when {@link #lineOffTheGrid} finds one
     */
    public static SamplingLattice of(SamplingPattern pattern, int frequency) {
        if (lineOffTheGrid(pattern).isPresent()) {
            throw new IllegalArgumentException("the acquired lines are no regular grid");
        }
        return new SamplingLattice(
                frequency,
                pattern.phase(),
                pattern.accelerationFrequency(),
                pattern.accelerationPhase(),
                firstLine(pattern),
                pattern.acquired(),
                pattern.readout());
    }

    /** The first acquired line that does not lie on the grid of the acceleration that the scan states; empty when all do. */
    public static OptionalInt lineOffTheGrid(SamplingPattern pattern) {
        int step = pattern.accelerationPhase();
        int first = firstLine(pattern);
        return pattern.acquired().stream().filter(p -> p % step != first).findFirst();
    }

    private static int firstLine(SamplingPattern pattern) {
        return Math.max(0, pattern.acquired().nextSetBit(0)) % pattern.accelerationPhase();
    }

    /** Part of this sampling: what also lies at indices {@code 0, R1, 2 R1 ..} and {@code 0, R2, 2 R2 ..}. */
    public SamplingLattice decimated(int factorFrequency, int factorPhase) {
        BitSet kept = new BitSet(phase);
        for (int p = 0; p < phase; p += factorPhase) {
            kept.set(p, lines.get(p));
        }
        return new SamplingLattice(frequency, phase, factorFrequency, factorPhase, 0, kept, readout);
    }

    /** Net acceleration R1 R2. */
    public int factor() {
        return stepFrequency * stepPhase;
    }

    /** Lines of the smallest grid divisible by R2 that holds k-space. */
    private int paddedPhase() {
        return (phase + stepPhase - 1) / stepPhase * stepPhase;
    }

    /** Part of the grid that was acquired; the noise power of the aliased image times R1 R2, relative to unit noise per sample. */
    public double acquiredPart() {
        return readout * lines.cardinality() * stepPhase / paddedPhase();
    }

    /** Whether every sample of the grid was acquired, so that white noise stays white in the aliased image. */
    public boolean complete() {
        return readout == 1 && lines.cardinality() * stepPhase == paddedPhase();
    }

    /** Whether a sample lies on the grid and its line was acquired. */
    public boolean samples(int f, int p) {
        return f % stepFrequency == 0 && lines.get(p);
    }

    @Override
    public BitSet lines() {
        return (BitSet) lines.clone();
    }
}
