package org.mroptimum.domain.roi;

import java.util.Arrays;

/** Values as they come in; memory grows with their number, 8 bytes each. */
final class Sample {
    private static final int FIRST_ROOM = 1024;

    private double[] values = new double[FIRST_ROOM];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** All values, rising. */
    OrderedValues ordered() {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return new OrderedValues(sorted);
    }
}
