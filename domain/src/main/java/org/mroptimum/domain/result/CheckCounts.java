package org.mroptimum.domain.result;

import java.util.ArrayList;
import java.util.List;

/**
 * What the self-check of some slices counted. Counts of other slices are added, so the judgement does not depend on how slices
 * were shared out.
 *
 * @param replicas the fewest replicas of any pixel that was counted; {@link Integer#MAX_VALUE} before any slice
 * @param histogram pixels by the logarithm of their ratio PMR / AC
 */
public record CheckCounts(int replicas, List<Long> histogram) {

    public CheckCounts {
        histogram = List.copyOf(histogram);
    }

    /** Both together. */
    public CheckCounts plus(CheckCounts other) {
        List<Long> sum = new ArrayList<>(histogram.size());
        for (int bin = 0; bin < histogram.size(); bin++) {
            sum.add(histogram.get(bin) + other.histogram.get(bin));
        }
        return new CheckCounts(Math.min(replicas, other.replicas), sum);
    }
}
