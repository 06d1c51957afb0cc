package org.mroptimum.domain.roi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.roi.ComparisonStatistics.Difference;
import org.mroptimum.domain.roi.ComparisonStatistics.Ratio;

class PairedValuesTest {

    @Test
    void threePairsComeToWhatTheyComeToOnPaper() {
        PairedValues pairs = new PairedValues();
        pairs.add(2, 1, true);
        pairs.add(4, 4, true);
        pairs.add(9, 6, true);
        ComparisonStatistics s = pairs.statistics(List.of(50.0, 100.0));

        assertEquals(3, s.n());
        Ratio ratio = s.ratio().orElseThrow();
        assertEquals(1.5, ratio.mean());
        assertEquals(1.5, ratio.median());
        assertEquals(0.5, ratio.deviation().orElseThrow(), 1e-15);
        assertEquals(List.of(new Percentile(50, 1.5), new Percentile(100, 2)), ratio.percentiles());
        Difference difference = s.difference().orElseThrow();
        double deviation = Math.sqrt(7.0 / 3);
        assertEquals(4.0 / 3, difference.mean(), 1e-15);
        assertEquals(deviation, difference.deviation().orElseThrow(), 1e-15);
        assertEquals(Math.sqrt(10.0 / 3), difference.rootMeanSquare(), 1e-15);
        assertEquals(0, difference.smallest());
        assertEquals(3, difference.largest());
        assertEquals(
                4.0 / 3 - 1.96 * deviation, difference.agreement().orElseThrow().lower(), 1e-15);
        assertEquals(
                4.0 / 3 + 1.96 * deviation, difference.agreement().orElseThrow().upper(), 1e-15);
        // distances from the means: -3, -1, 4 and -8/3, 1/3, 7/3; sum of products 17, of squares 26 and 38/3
        assertEquals(17 / Math.sqrt(26 * (38.0 / 3)), s.correlation().orElseThrow(), 1e-15);
    }

    /** Truth by numpy 2.4: the same formulas, corrcoef for the correlation. */
    @Test
    void manyPairsComeToWhatNumpySays() {
        PairedValues pairs = new PairedValues();
        double[] values = RegionStatisticsTest.formula();
        for (int i = 0; i < values.length; i++) {
            pairs.add(values[i], values[i] * 1.02 + ((i * 31) % 11 - 5) * 0.05 + 0.5, true);
        }
        ComparisonStatistics s = pairs.statistics(List.of(95.0));

        assertEquals(0.8635877325440259, s.ratio().orElseThrow().mean(), 1e-14);
        assertEquals(0.1506110218775962, s.ratio().orElseThrow().deviation().orElseThrow(), 1e-14);
        assertEquals(0.8822174600949311, s.ratio().orElseThrow().median(), 1e-14);
        assertEquals(
                0.9460217928948418, s.ratio().orElseThrow().percentiles().get(0).value(), 1e-14);
        assertEquals(-0.6285999999999999, s.difference().orElseThrow().mean(), 1e-14);
        assertEquals(
                0.19325050093366153, s.difference().orElseThrow().deviation().orElseThrow(), 1e-14);
        assertEquals(0.6568670880409151, s.difference().orElseThrow().rootMeanSquare(), 1e-14);
        assertEquals(0.9991600201364279, s.correlation().orElseThrow(), 1e-14);
    }

    @Test
    void aMapAgreesWithItself() {
        PairedValues pairs = new PairedValues();
        for (double value : RegionStatisticsTest.formula()) {
            pairs.add(value, value, true);
        }
        ComparisonStatistics s = pairs.statistics(List.of());

        assertEquals(1, s.ratio().orElseThrow().mean());
        assertEquals(0, s.difference().orElseThrow().rootMeanSquare());
        assertEquals(1, s.correlation().orElseThrow(), 1e-15);
    }

    @Test
    void pixelsThatAreNotValidOrNotFiniteAreLeftOutAndCounted() {
        PairedValues pairs = new PairedValues();
        pairs.add(1, 2, false);
        pairs.add(Double.NaN, 2, true);
        pairs.add(1, Double.POSITIVE_INFINITY, true);
        ComparisonStatistics s = pairs.statistics(List.of(50.0));

        assertEquals(0, s.n());
        assertEquals(3, s.excluded());
        assertTrue(s.ratio().isEmpty()
                && s.difference().isEmpty()
                && s.correlation().isEmpty());
    }

    @Test
    void aZeroOfTheOtherMapHasADifferenceButNoRatio() {
        PairedValues pairs = new PairedValues();
        pairs.add(3, 0, true);
        ComparisonStatistics s = pairs.statistics(List.of());

        assertEquals(1, s.n());
        assertTrue(s.ratio().isEmpty());
        assertEquals(3, s.difference().orElseThrow().mean());
        assertTrue(s.difference().orElseThrow().agreement().isEmpty());
    }
}
