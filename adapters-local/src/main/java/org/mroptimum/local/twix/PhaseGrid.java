package org.mroptimum.local.twix;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where phase-encoding lines go: line counter plus {@code shift} is the row of a grid of {@code lines} rows whose centre is
 * {@code lines / 2}.
 */
record PhaseGrid(int lines, int shift, List<String> warnings) {
    private static final int PLAUSIBLE = 1024;

    /**
     * Lines keep their counter as row, except where partial Fourier leaves lines out and the counter of the centre line says
     * where the rest belongs.
     *
     * @param acquired line counters of the image lines
     * @param centreLine centre line of the readout headers, 0 when unknown
     * @param whole whether the measurement was read to its end mark
     */
    static PhaseGrid of(BitSet acquired, int centreLine, MeasurementHeader header, boolean whole) {
        int reach = acquired.length();
        OptionalInt declared = header.phaseLines();
        if (declared.isEmpty() || declared.getAsInt() > Math.max(PLAUSIBLE, 16 * acquired.cardinality())) {
            return new PhaseGrid(reach, 0, List.of("the header names no usable number of phase-encoding lines"));
        }
        int lines = Math.max(declared.getAsInt(), reach);
        if (centreLine == 0) {
            boolean foreign = whole && !header.partialFourier() && declared.getAsInt() - reach >= step(acquired);
            return foreign
                    ? new PhaseGrid(
                            reach,
                            0,
                            List.of("the header names " + declared.getAsInt() + " phase-encoding lines but " + reach
                                    + " were acquired and no centre line is given: the acquired lines are the grid"))
                    : new PhaseGrid(lines, 0, List.of());
        }
        int shift = lines / 2 - centreLine;
        boolean incomplete = acquired.nextSetBit(0) > 0 || reach < lines;
        boolean wanted = header.partialFourier() ? shift != 0 : incomplete && Math.abs(shift) > step(acquired);
        if (!wanted) {
            return new PhaseGrid(lines, 0, List.of());
        }
        if (acquired.nextSetBit(0) + shift < 0 || reach + shift > lines) {
            return new PhaseGrid(
                    lines,
                    0,
                    List.of("centre line " + centreLine + " does not fit a grid of " + lines
                            + " lines: the lines keep their counters"));
        }
        return new PhaseGrid(lines, shift, List.of());
    }

    /**
     * The acceleration factor of the acquired lines: 1 without holes between them, otherwise the most frequent distance above 1,
     * because calibration lines between them need not be marked as such and may well be the majority.
     */
    static int step(BitSet acquired) {
        int[] found = new int[acquired.length() + 1];
        int step = 1;
        for (int last = acquired.nextSetBit(0), next = acquired.nextSetBit(last + 1);
                next >= 0;
                last = next, next = acquired.nextSetBit(next + 1)) {
            found[next - last]++;
        }
        for (int distance = 2; distance < found.length; distance++) {
            boolean more = found[distance] > 0 && (step == 1 || found[distance] > found[step]);
            step = more ? distance : step;
        }
        return step;
    }
}
