package org.mroptimum.local.rawdata;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.SamplingPattern;

/** How often each phase-encoding line of one slice was acquired. A scan that was cut off holds less of its last slices. */
public final class SliceCoverage {
    private final int[] readouts;
    private final double readoutPart;

    private SliceCoverage(int[] readouts, double readoutPart) {
        this.readouts = readouts;
        this.readoutPart = readoutPart;
    }

    /**
     * Counts the readouts of a slice.
     *
     * @param lines lines of the grid
     * @param rows line of each readout; those off the grid do not count
     * @param readoutPart acquired part of the readouts, above 0 and up to 1
     */
    public static SliceCoverage of(int lines, IntStream rows, double readoutPart) {
        int[] readouts = new int[lines];
        rows.filter(p -> p >= 0 && p < lines).forEach(p -> readouts[p]++);
        return new SliceCoverage(readouts, readoutPart);
    }

    /** The first of the slices that are as complete as any: it stands for the scan. */
    public static SliceCoverage complete(List<SliceCoverage> slices) {
        int lines = slices.stream().mapToInt(SliceCoverage::lines).max().orElse(0);
        return slices.stream()
                .filter(s -> s.lines() == lines)
                .sorted(Comparator.comparingInt(SliceCoverage::readouts).reversed())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Names the slices that lack lines or averages; empty when there are none.
     *
     * @param slices in spatial order
     * @param expected lines that a complete slice has
     */
    public static Optional<String> remark(List<SliceCoverage> slices, int expected) {
        int most = complete(slices).readouts();
        List<String> cut = new ArrayList<>();
        for (int s = 0; s < slices.size(); s++) {
            SliceCoverage slice = slices.get(s);
            if (slice.lines() < expected) {
                cut.add("slice " + (s + 1) + " has " + slice.lines() + " of " + expected + " lines");
            } else if (slice.readouts() < most) {
                cut.add("slice " + (s + 1) + " has all " + slice.lines() + " lines but " + slice.readouts() + " of "
                        + most + " readouts");
            }
        }
        return cut.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", cut));
    }

    /** Lines that were acquired at least once. */
    public int lines() {
        return acquired().cardinality();
    }

    public BitSet acquired() {
        BitSet acquired = new BitSet(readouts.length);
        IntStream.range(0, readouts.length).filter(p -> readouts[p] > 0).forEach(acquired::set);
        return acquired;
    }

    /** As the domain wants it, with the averages that bring the same noise. */
    public SamplingPattern pattern(int acceleration) {
        return new SamplingPattern(readouts.length, acquired(), 1, acceleration)
                .withAverages(SamplingPattern.equivalentAverages(readouts))
                .withReadout(readoutPart);
    }

    private int readouts() {
        return IntStream.of(readouts).sum();
    }
}
