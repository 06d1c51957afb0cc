package org.mroptimum.domain.roi;

import java.util.OptionalDouble;

/**
 * Mean and standard deviation of values that come one after the other, without the cancellation of a sum of squares.
 *
 * <p>Source: B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962),
 * doi:10.1080/00401706.1962.10490022
 */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    long count() {
        return count;
    }

    /** Empty without values. */
    OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    /** With n - 1; empty for fewer than two values. */
    OptionalDouble deviation() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares / (count - 1)));
    }

    /** Sum of squared distances from the mean. */
    double squares() {
        return squares;
    }
}
