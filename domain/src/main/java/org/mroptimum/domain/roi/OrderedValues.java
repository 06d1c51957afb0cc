package org.mroptimum.domain.roi;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Values in rising order, and what is read off their order. */
final class OrderedValues {
    /** Half the width of the histogram of values that are all equal. */
    private static final double HALF = 0.5;

    private final double[] sorted;

    OrderedValues(double[] sorted) {
        this.sorted = sorted;
    }

    OptionalDouble smallest() {
        return percentile(0);
    }

    OptionalDouble largest() {
        return percentile(100);
    }

    List<Percentile> percentiles(List<Double> wanted) {
        return sorted.length == 0
                ? List.of()
                : wanted.stream()
                        .map(p -> new Percentile(p, percentile(p).orElseThrow()))
                        .toList();
    }

    /**
     * Linear interpolation between the two values around place {@code (n - 1) p / 100}, counted from 0: type 7 of R. J. Hyndman and
     * Y. Fan, "Sample quantiles in statistical packages", Am. Stat. 50 (1996), doi:10.1080/00031305.1996.10473566, which numpy takes
     * too. Empty without values.
     */
    OptionalDouble percentile(double p) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double place = (sorted.length - 1) * (p / 100);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        double part = place - below;
        double step = sorted[above] - sorted[below];
        // from the nearer end, so that the result never leaves the interval by rounding
        return OptionalDouble.of(part < HALF ? sorted[below] + step * part : sorted[above] - step * (1 - part));
    }

    /** From the smallest to the largest value; half a unit to both sides of values that are all equal. */
    Histogram histogram(int bins) {
        double from = sorted[0];
        double to = sorted[sorted.length - 1];
        if (from == to) {
            from -= HALF;
            to += HALF;
        }
        double width = (to - from) / bins;
        List<Long> counts = new ArrayList<>(bins);
        int next = 0;
        for (int bin = 1; bin <= bins; bin++) {
            int first = next;
            double end = from + bin * width;
            while (next < sorted.length && (bin == bins || sorted[next] < end)) {
                next++;
            }
            counts.add((long) (next - first));
        }
        return new Histogram(from, to, counts);
    }
}
