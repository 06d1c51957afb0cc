package org.mroptimum.domain.kspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SamplingLatticeTest {

    @Test
    void fullSamplingIsComplete() {
        SamplingLattice full = SamplingLattice.full(6, 5);

        assertTrue(full.complete());
        assertEquals(1, full.factor());
        assertEquals(1, full.acquiredPart());
        assertTrue(full.samples(5, 4));
    }

    @Test
    void decimationKeepsEveryRthSampleFromTheFirst() {
        SamplingLattice lattice = SamplingLattice.full(6, 8).decimated(2, 4);
        KSpace data = new KSpace(6, 8, 2);
        for (int c = 0; c < 2; c++) {
            Arrays.fill(data.re(c), 1);
            Arrays.fill(data.im(c), 2);
        }
        Undersampling.keep(lattice, data);

        for (int p = 0; p < 8; p++) {
            for (int f = 0; f < 6; f++) {
                boolean kept = f % 2 == 0 && p % 4 == 0;
                assertEquals(kept, lattice.samples(f, p));
                assertEquals(kept ? 1 : 0, data.re(1)[f + 6 * p]);
                assertEquals(kept ? 2 : 0, data.im(0)[f + 6 * p]);
            }
        }
        assertEquals(8, lattice.factor());
        assertTrue(lattice.complete());
        assertEquals(1, lattice.acquiredPart());
    }

    @Test
    void sizesThatRDoesNotDivideAreComplete() {
        SamplingLattice lattice = SamplingLattice.full(7, 65).decimated(3, 2);

        assertTrue(lattice.complete());
        assertEquals(1, lattice.acquiredPart());
    }

    @Test
    void aScanMayStartOnAnyLineOfTheGrid() {
        SamplingLattice lattice = SamplingLattice.of(pattern(12, 3, 1, 4, 7, 10), 8);

        assertEquals(1, lattice.firstPhase());
        assertTrue(lattice.samples(3, 4));
        assertFalse(lattice.samples(3, 3));
        assertTrue(lattice.complete());
    }

    @Test
    void partialFourierLeavesTheGridIncomplete() {
        SamplingLattice lattice = SamplingLattice.of(pattern(12, 3, 4, 7, 10), 8);

        assertEquals(1, lattice.firstPhase());
        assertFalse(lattice.complete());
        assertEquals(.75, lattice.acquiredPart(), 1e-12);
        SamplingLattice half = SamplingLattice.of(pattern(12, 3, 4, 7, 10).withReadout(.5), 8);
        assertEquals(.375, half.acquiredPart(), 1e-12);
    }

    @Test
    void decimationOfPartOfTheLinesKeepsTheGridOfIndexZero() {
        SamplingLattice lattice =
                SamplingLattice.of(pattern(8, 1, 3, 4, 5, 6, 7), 4).decimated(1, 2);

        assertEquals(BitSet.valueOf(new long[] {0b0101_0000}), lattice.lines());
        assertEquals(.5, lattice.acquiredPart(), 1e-12);
    }

    @Test
    void linesOffTheGridAreRefused() {
        SamplingPattern irregular = pattern(12, 3, 1, 4, 8);

        assertEquals(OptionalInt.of(8), SamplingLattice.lineOffTheGrid(irregular));
        assertThrows(IllegalArgumentException.class, () -> SamplingLattice.of(irregular, 8));
        assertEquals(OptionalInt.empty(), SamplingLattice.lineOffTheGrid(pattern(12, 3, 1, 4, 7)));
    }

    private static SamplingPattern pattern(int phase, int step, int... lines) {
        BitSet acquired = new BitSet(phase);
        for (int line : lines) {
            acquired.set(line);
        }
        return new SamplingPattern(phase, acquired, 1, step);
    }
}
