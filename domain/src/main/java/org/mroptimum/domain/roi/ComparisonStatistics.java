package org.mroptimum.domain.roi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the values of two maps agree, pixel by pixel.
 *
 * @param n pixels compared
 * @param excluded pixels that are not compared: not valid or not finite in one of both
 * @param ratio of this over the other; empty when the other is 0 everywhere
 * @param difference of this less the other; empty when no pixel was compared
 * @param correlation Pearson's coefficient; empty for fewer than two pixels, or when one of both maps is constant
 */
public record ComparisonStatistics(
        long n, long excluded, Optional<Ratio> ratio, Optional<Difference> difference, OptionalDouble correlation) {

    /**
     * The ratios of the pixels where the other map is not 0.
     *
     * @param n pixels with a ratio
     * @param deviation standard deviation with n - 1; empty for one pixel
     */
    public record Ratio(long n, double mean, double median, OptionalDouble deviation, List<Percentile> percentiles) {

        public Ratio {
            percentiles = List.copyOf(percentiles);
        }
    }

    /**
     * The differences, in the unit of the map.
     *
     * @param deviation standard deviation with n - 1; empty for one pixel
     * @param rootMeanSquare square root of the mean squared difference
     * @param agreement between which 95 % of the differences lie if they are normally distributed; empty for one pixel
     */
    public record Difference(
            double mean,
            OptionalDouble deviation,
            double rootMeanSquare,
            double smallest,
            double largest,
            Optional<Agreement> agreement) {}

    /**
     * Limits of agreement, mean ± 1.96 standard deviations. J. M. Bland and D. G. Altman, "Statistical methods for assessing
     * agreement between two methods of clinical measurement", Lancet 327 (1986), doi:10.1016/S0140-6736(86)90837-8
     */
    public record Agreement(double lower, double upper) {}
}
