package org.mroptimum.local.result;

import java.util.Arrays;

/**
 * Counts numbers that are not negative by their exponent and the leading {@value #FRACTION_BITS} bits of their fraction: 4 MiB for
 * any number of values of any range.
 */
final class MagnitudeHistogram {
    private static final int FRACTION_BITS = 11;
    private static final int DROPPED = 23 - FRACTION_BITS;

    private final long[] bins;
    private long count;

    MagnitudeHistogram() {
        this(new long[bin(Float.MAX_VALUE) + 1]);
    }

    private MagnitudeHistogram(long[] bins) {
        this.bins = bins;
        this.count = Arrays.stream(bins).sum();
    }

    private static int bin(float value) {
        return Float.floatToIntBits(value) >>> DROPPED;
    }

    /** Adds a finite value of at least zero. */
    void add(float value) {
        bins[bin(value)]++;
        count++;
    }

    long count() {
        return count;
    }

    /** The part above a value. */
    MagnitudeHistogram above(double value) {
        long[] rest = bins.clone();
        Arrays.fill(rest, 0, bin((float) value) + 1, 0);
        return new MagnitudeHistogram(rest);
    }

    /** The value that this fraction of all values does not exceed; 0 when there are none. */
    double quantile(double fraction) {
        long wanted = Math.max(1, (long) Math.ceil(fraction * count));
        long seen = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            seen += bins[bin];
            if (seen >= wanted) {
                return bin == 0 ? 0 : Float.intBitsToFloat((bin << DROPPED) + (1 << (DROPPED - 1)));
            }
        }
        return 0;
    }
}
