package org.mroptimum.domain.roi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mroptimum.domain.roi.ComparisonStatistics.Agreement;
import org.mroptimum.domain.roi.ComparisonStatistics.Difference;
import org.mroptimum.domain.roi.ComparisonStatistics.Ratio;

/** Takes the values of two maps pixel by pixel, in any number of slices, and says how they agree. */
public final class PairedValues {
    /** 97.5 % quantile of the normal distribution, as Bland and Altman round it. */
    private static final double NORMAL_95 = 1.96;

    private final Moments first = new Moments();
    private final Moments second = new Moments();
    private final Moments difference = new Moments();
    private final Moments ratio = new Moments();
    private final Sample ratios = new Sample();
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private double differenceSquares;
    private double products;
    private double secondMean;
    private long excluded;

    /** Takes one pixel in; it is excluded when it is not valid or one of both values is not finite. */
    public void add(double one, double other, boolean valid) {
        if (!valid || !Double.isFinite(one) || !Double.isFinite(other)) {
            excluded++;
            return;
        }
        addProduct(one, other);
        double distance = one - other;
        difference.add(distance);
        differenceSquares += distance * distance;
        smallest = Math.min(smallest, distance);
        largest = Math.max(largest, distance);
        if (other != 0 && Double.isFinite(one / other)) {
            ratio.add(one / other);
            ratios.add(one / other);
        }
    }

    /** The co-moment grows as the moments of {@link Moments} do. */
    private void addProduct(double one, double other) {
        double beforeMean = other - secondMean;
        first.add(one);
        second.add(other);
        secondMean = second.mean().orElseThrow();
        products += (one - first.mean().orElseThrow()) * beforeMean;
    }

    /** What was seen so far. */
    public ComparisonStatistics statistics(List<Double> percentiles) {
        return new ComparisonStatistics(difference.count(), excluded, ratio(percentiles), difference(), correlation());
    }

    private Optional<Ratio> ratio(List<Double> percentiles) {
        if (ratio.count() == 0) {
            return Optional.empty();
        }
        OrderedValues ordered = ratios.ordered();
        return Optional.of(new Ratio(
                ratio.count(),
                ratio.mean().orElseThrow(),
                ordered.percentile(50).orElseThrow(),
                ratio.deviation(),
                ordered.percentiles(percentiles)));
    }

    private Optional<Difference> difference() {
        if (difference.count() == 0) {
            return Optional.empty();
        }
        double mean = difference.mean().orElseThrow();
        OptionalDouble deviation = difference.deviation();
        Optional<Agreement> agreement = Optional.empty();
        if (deviation.isPresent()) {
            double reach = NORMAL_95 * deviation.getAsDouble();
            agreement = Optional.of(new Agreement(mean - reach, mean + reach));
        }
        double rootMeanSquare = Math.sqrt(differenceSquares / difference.count());
        return Optional.of(new Difference(mean, deviation, rootMeanSquare, smallest, largest, agreement));
    }

    private OptionalDouble correlation() {
        double scale = Math.sqrt(first.squares()) * Math.sqrt(second.squares());
        return scale > 0 ? OptionalDouble.of(Math.max(-1, Math.min(1, products / scale))) : OptionalDouble.empty();
    }
}
