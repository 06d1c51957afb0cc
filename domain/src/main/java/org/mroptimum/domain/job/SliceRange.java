package org.mroptimum.domain.job;

/**
 * Consecutive slices of a scan, perhaps none.
 *
 * @param first index of the first one
 * @param end index after the last one
 */
public record SliceRange(int first, int end) {

    public SliceRange {
        if (first < 0 || end < first) {
            throw new IllegalArgumentException("slices " + first + " to " + end + " are no range");
        }
    }

    /** How many. */
    public int size() {
        return end - first;
    }
}
