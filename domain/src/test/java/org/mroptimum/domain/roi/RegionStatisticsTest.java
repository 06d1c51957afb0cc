package org.mroptimum.domain.roi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RegionStatisticsTest {
    private static final Region REGION = new Region("liver", 3, new RunLengthMask(1, 1, List.of(0, 1)));

    @Test
    void fourValuesComeToWhatTheyComeToOnPaper() {
        RegionStatistics s = measured(new StatisticsChoice(3, List.of(0.0, 25.0, 50.0, 90.0, 100.0)), 4, 1, 3, 2);

        assertEquals("liver", s.name());
        assertEquals(3, s.slice());
        assertEquals(4, s.n());
        assertEquals(0, s.excluded());
        assertEquals(2.5, s.mean().orElseThrow());
        assertEquals(Math.sqrt(5.0 / 3), s.deviation().orElseThrow(), 1e-15);
        assertEquals(1, s.smallest().orElseThrow());
        assertEquals(4, s.largest().orElseThrow());
        assertEquals(2.5, s.median().orElseThrow());
        assertEquals(List.of(1.0, 1.75, 2.5, 3.7, 4.0), values(s.percentiles()));
        assertEquals(Optional.of(new Histogram(1, 4, List.of(1L, 1L, 2L))), s.histogram());
        assertEquals(8, s.area().orElseThrow(), "four pixels of 2 mm²");
    }

    /** The values and their truth by numpy 2.4: mean, std(ddof=1), percentile and histogram of the formula in the loop. */
    @Test
    void manyValuesComeToWhatNumpySays() {
        double[] values = formula();
        RegionStatistics s = measured(new StatisticsChoice(8, List.of(5.0, 25.0, 50.0, 75.0, 95.0, 33.3)), values);

        assertEquals(6.362432432432433, s.mean().orElseThrow(), 1e-14);
        assertEquals(3.702660946614689, s.deviation().orElseThrow(), 1e-14);
        assertEquals(6.53, s.median().orElseThrow(), 1e-14);
        List<Double> truth = List.of(0.885, 3.325, 6.53, 9.54, 11.934, 4.40224);
        for (int i = 0; i < truth.size(); i++) {
            assertEquals(truth.get(i), s.percentiles().get(i).value(), 1e-14);
        }
        assertEquals(
                List.of(5L, 4L, 5L, 4L, 5L, 3L, 5L, 6L),
                s.histogram().orElseThrow().counts());
    }

    @Test
    void theDeviationOfLargeValuesThatHardlyDifferIsNotLost() {
        double large = 1e9;
        RegionStatistics s = measured(StatisticsChoice.DEFAULT, large + 4, large + 7, large + 13, large + 16);

        assertEquals(Math.sqrt(30), s.deviation().orElseThrow(), 1e-9);
    }

    @Test
    void pixelsThatAreNotValidOrNotFiniteAreLeftOutAndCounted() {
        boolean[] inside = {true, true, true, true, false};
        boolean[] valid = {true, false, true, true, true};
        RegionStatistics s = RegionStatistics.of(
                REGION,
                new double[] {2, 100, Double.NaN, 4, 1000},
                inside,
                valid,
                OptionalDouble.of(0.5),
                StatisticsChoice.DEFAULT);

        assertEquals(2, s.n());
        assertEquals(2, s.excluded());
        assertEquals(3, s.mean().orElseThrow());
        assertEquals(2, s.area().orElseThrow(), "the drawn region of four pixels");
    }

    @Test
    void aRegionWithoutValuesHasNoStatistics() {
        RegionStatistics s = RegionStatistics.of(
                REGION,
                new double[] {1},
                new boolean[1],
                new boolean[] {true},
                OptionalDouble.empty(),
                StatisticsChoice.DEFAULT);

        assertEquals(0, s.n());
        assertTrue(s.mean().isEmpty() && s.deviation().isEmpty() && s.median().isEmpty());
        assertTrue(
                s.histogram().isEmpty() && s.percentiles().isEmpty() && s.area().isEmpty());
    }

    @Test
    void oneValueHasNoDeviationAndAHistogramOfOneUnit() {
        RegionStatistics s = measured(new StatisticsChoice(2, List.of(10.0)), 7);

        assertTrue(s.deviation().isEmpty());
        assertEquals(7, s.median().orElseThrow());
        assertEquals(Optional.of(new Histogram(6.5, 7.5, List.of(0L, 1L))), s.histogram());
    }

    @Test
    void partsOfAComplexValue() {
        assertEquals(5, ValuePart.MAGNITUDE.of(3, -4));
        assertEquals(2, ValuePart.MAGNITUDE.of(-2, 0));
        assertEquals(3, ValuePart.REAL.of(3, -4));
        assertEquals(-4, ValuePart.IMAGINARY.of(3, -4));
        assertEquals(Math.PI / 2, ValuePart.PHASE.of(0, 2));
        assertEquals(Math.PI, ValuePart.PHASE.of(-2, 0));
    }

    static double[] formula() {
        double[] values = new double[37];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((i * 7919 + 13) % 101) / 8.0 + i * 0.01;
        }
        return values;
    }

    private static RegionStatistics measured(StatisticsChoice choice, double... values) {
        boolean[] all = new boolean[values.length];
        Arrays.fill(all, true);
        return RegionStatistics.of(REGION, values, all, all, OptionalDouble.of(2), choice);
    }

    private static List<Double> values(List<Percentile> percentiles) {
        return percentiles.stream().map(Percentile::value).toList();
    }
}
