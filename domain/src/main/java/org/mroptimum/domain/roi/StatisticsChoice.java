package org.mroptimum.domain.roi;

import java.util.List;

/**
 * What is wanted of the values of each region.
 *
 * @param bins bins of the histogram
 * @param percentiles each from 0 to 100
 */
public record StatisticsChoice(int bins, List<Double> percentiles) {
    public static final StatisticsChoice DEFAULT = new StatisticsChoice(32, List.of(5.0, 25.0, 50.0, 75.0, 95.0));

    public StatisticsChoice {
        percentiles = List.copyOf(percentiles);
    }
}
