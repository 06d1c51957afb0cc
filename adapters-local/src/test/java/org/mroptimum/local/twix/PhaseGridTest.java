package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseGridTest {

    @ParameterizedTest(name = "lines {0}..{1}, centre {2}, header {3}, partial {4} -> {5} lines, shift {6}")
    @CsvSource({
        "0, 159, 80, 160, false, 160, 0", // complete
        "0, 255, 127, 256, false, 256, 0", // centre one off, complete: counters are rows
        "0, 127, 0, 64, false, 128, 0", // more lines than the header names, no centre line
        "0, 63, 0, 128, false, 64, 0", // fewer lines than the header names, no centre line: a foreign protocol
        "0, 191, 64, 256, true, 256, 64", // partial Fourier with counters from the first acquired line
        "64, 255, 128, 256, true, 256, 0", // partial Fourier with counters on the grid
        "0, 191, 128, 256, true, 256, 0", // partial Fourier at the end of the grid
        "0, 191, 64, 256, false, 256, 64", // not declared, but the centre line says so
        "0, 22, 22, 45, true, 45, 0",
        "0, 191, 10, 256, true, 256, 0" // impossible centre line
    })
    void linesLandWhereTheCentreBelongs(
            int first, int last, int centre, int declared, boolean partial, int lines, int shift) {
        BitSet acquired = new BitSet();
        acquired.set(first, last + 1);
        PhaseGrid grid = PhaseGrid.of(acquired, centre, header(declared, partial), true);
        assertEquals(lines, grid.lines());
        assertEquals(shift, grid.shift());
    }

    @Test
    void theDistanceOfLinesIsTheMostFrequentOne() {
        BitSet lines = new BitSet();
        for (int i = 0; i < 60; i += 3) {
            lines.set(i);
        }
        lines.set(27, 33);
        assertEquals(3, PhaseGrid.step(lines));
        BitSet unmarked = new BitSet();
        for (int i = 0; i < 64; i += 2) {
            unmarked.set(i);
        }
        unmarked.set(20, 44);
        assertEquals(2, PhaseGrid.step(unmarked), "24 calibration lines that are not marked");
        BitSet one = new BitSet();
        one.set(12);
        assertEquals(1, PhaseGrid.step(one));
    }

    private static MeasurementHeader header(int phaseLines, boolean partial) {
        return new MeasurementHeader(
                "",
                "",
                "",
                OptionalDouble.empty(),
                OptionalInt.empty(),
                1,
                OptionalInt.of(phaseLines),
                partial,
                0,
                true,
                false,
                1,
                OptionalInt.empty(),
                List.of());
    }
}
