package org.mroptimum.domain.kspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void refusesImpossibleAverages() {
        SamplingPattern pattern = SamplingPattern.full(4);

        assertThrows(IllegalArgumentException.class, () -> pattern.withAverages(0));
    }
}
