package org.mroptimum.domain.roi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the values of one region come to; in the unit of the map unless said otherwise. Without values, all that depends on values
 * is empty.
 *
 * @param name of the region
 * @param slice from 0
 * @param n values counted
 * @param excluded pixels of the region that are not counted: not valid, or their value is not finite
 * @param mean arithmetic mean
 * @param deviation standard deviation with n - 1; empty for one value
 * @param smallest smallest value
 * @param largest largest value
 * @param median the middle value, or the mean of the two in the middle
 * @param percentiles as asked for, by linear interpolation
 * @param histogram from the smallest to the largest value
 * @param area of all pixels of the region, those excluded too, mm²; empty when the map lies nowhere
 */
public record RegionStatistics(
        String name,
        int slice,
        long n,
        long excluded,
        OptionalDouble mean,
        OptionalDouble deviation,
        OptionalDouble smallest,
        OptionalDouble largest,
        OptionalDouble median,
        List<Percentile> percentiles,
        Optional<Histogram> histogram,
        OptionalDouble area) {

    public RegionStatistics {
        percentiles = List.copyOf(percentiles);
    }

    /**
     * The statistics of a region.
     *
     * @param values the part that is measured, of every pixel of the region's slice
     * @param inside which pixels belong to the region
     * @param valid which pixels have a value worth counting
     * @param pixelArea mm²; empty when the map lies nowhere
     */
    public static RegionStatistics of(
            Region region,
            double[] values,
            boolean[] inside,
            boolean[] valid,
            OptionalDouble pixelArea,
            StatisticsChoice choice) {
        Moments moments = new Moments();
        Sample sample = new Sample();
        long belonging = 0;
        for (int i = 0; i < values.length; i++) {
            if (inside[i]) {
                belonging++;
                if (valid[i] && Double.isFinite(values[i])) {
                    moments.add(values[i]);
                    sample.add(values[i]);
                }
            }
        }
        OrderedValues ordered = sample.ordered();
        return new RegionStatistics(
                region.name(),
                region.slice(),
                moments.count(),
                belonging - moments.count(),
                moments.mean(),
                moments.deviation(),
                ordered.smallest(),
                ordered.largest(),
                ordered.percentile(50),
                ordered.percentiles(choice.percentiles()),
                moments.count() == 0 ? Optional.empty() : Optional.of(ordered.histogram(choice.bins())),
                pixelArea.isPresent() ? OptionalDouble.of(pixelArea.getAsDouble() * belonging) : pixelArea);
    }
}
