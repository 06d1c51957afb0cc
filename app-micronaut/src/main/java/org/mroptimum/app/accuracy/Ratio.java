package org.mroptimum.app.accuracy;

import java.util.Arrays;
import java.util.Locale;

/**
 * How one map relates to another over many pixels.
 *
 * @param median of the ratio
 * @param spread half the distance of its 16 % and 84 % quantiles: the standard deviation of a normal distribution
 */
record Ratio(double median, double spread) {

    /** Of some ratios, at least one. */
    static Ratio of(double[] ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        return new Ratio(quantile(sorted, .5), (quantile(sorted, .8413) - quantile(sorted, .1587)) / 2);
    }

    private static double quantile(double[] sorted, double part) {
        if (sorted.length == 0) {
            throw new IllegalStateException("no pixel to compare");
        }
        double at = part * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f ± %.3f", median, spread);
    }
}
