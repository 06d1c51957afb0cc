package org.mroptimum.domain.reference;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How far maps are apart. */
public final class Difference {

    private Difference() {}

    /** Largest relative difference over the chosen pixels. */
    public static double relative(double[] expected, float[] actual, boolean[] inside) {
        return IntStream.range(0, expected.length)
                .filter(p -> inside[p])
                .mapToDouble(p -> Math.abs(actual[p] - expected[p]) / Math.abs(expected[p]))
                .max()
                .orElseThrow();
    }

    /** Median of actual / truth over the chosen pixels. */
    public static double medianRatio(double[] truth, float[] actual, boolean[] inside) {
        double[] ratios = IntStream.range(0, truth.length)
                .filter(p -> inside[p])
                .mapToDouble(p -> actual[p] / truth[p])
                .sorted()
                .toArray();
        return ratios[ratios.length / 2];
    }

    /** Pixels above a part of the largest value. */
    public static boolean[] above(double[] values, double part) {
        double limit = part * Arrays.stream(values).max().orElseThrow();
        boolean[] above = new boolean[values.length];
        for (int p = 0; p < values.length; p++) {
            above[p] = values[p] > limit;
        }
        return above;
    }
}
