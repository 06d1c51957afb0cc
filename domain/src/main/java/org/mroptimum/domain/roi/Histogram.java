package org.mroptimum.domain.roi;

import java.util.List;

/**
 * How many values lie in each of several bins of equal width. A bin holds its lower end and not its upper one; the last holds both.
 *
 * @param from lower end of the first bin
 * @param to upper end of the last
 * @param counts values in each bin
 */
public record Histogram(double from, double to, List<Long> counts) {

    public Histogram {
        counts = List.copyOf(counts);
    }
}
