package org.mroptimum.domain.kspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SamplingPatternTest {

    @Test
    void unequalAveragesCountByTheirMeanNoiseVariance() {
        assertEquals(1, SamplingPattern.equivalentAverages(new int[] {1, 0, 1}));
        assertEquals(3, SamplingPattern.equivalentAverages(new int[] {3, 3, 0}), 1e-12);
        assertEquals(2 / (1 + 1.0 / 3), SamplingPattern.equivalentAverages(new int[] {1, 3}), 1e-12);
        assertEquals(1, SamplingPattern.equivalentAverages(new int[4]));
    }

    @Test
    void keepsItsLinesToItself() {
        SamplingPattern pattern = SamplingPattern.full(4);
        pattern.acquired().clear();

        assertEquals(4, pattern.acquired().cardinality());
        assertEquals(4, pattern.withAverages(2).acquired().cardinality());
    }

    @Test
    void knowsWhichPartOfTheGridHoldsSamples() {
        SamplingPattern all = SamplingPattern.full(4);
        BitSet half = new BitSet();
        half.set(0, 2);

        assertEquals(1, all.sampledPart());
        assertEquals(0.75, all.withReadout(0.75).withAverages(3).sampledPart());
        assertEquals(0.5, new SamplingPattern(4, half, 1, 2).sampledPart());
        assertThrows(IllegalArgumentException.class, () -> all.withReadout(1.5));
    }

    @Test
    void refusesImpossibleAverages() {
        SamplingPattern pattern = SamplingPattern.full(4);

        assertThrows(IllegalArgumentException.class, () -> pattern.withAverages(0));
    }
}
