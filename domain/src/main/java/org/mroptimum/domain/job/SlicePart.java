package org.mroptimum.domain.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts that the slices of a job are computed in, each on its own computer. Written {@code i/n}, for example
 * {@code 0/4}.
 *
 * @param index which part, from 0
 * @param count how many parts the job has
 */
public record SlicePart(int index, int count) {
    /** The job in one piece. */
    public static final SlicePart WHOLE = new SlicePart(0, 1);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    public SlicePart {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no part " + index + " of " + count);
        }
    }

    /**
     * The part that a text names.
     *
     * @throws JobFailure MRO-5009 for a text that names none
     */
    public static SlicePart parse(String text) {
        Matcher match = WRITTEN.matcher(text);
        if (match.matches()) {
            int index = Integer.parseInt(match.group(1));
            int count = Integer.parseInt(match.group(2));
            if (index < count) {
                return new SlicePart(index, count);
            }
        }
        throw new JobFailure(
                RunError.BAD_SETTING,
                "a part of a job is written i/n with i from 0 to n - 1, for example 0/4, not '" + text + "'");
    }

    /**
     * The slices of this part: consecutive, sizes that differ by one at most, every slice in exactly one part. Parts beyond the
     * number of slices are empty: whoever cut the job may not have known how many slices the file has.
     *
     * @param slices of the whole job
     */
    public SliceRange of(int slices) {
        int size = slices / count;
        int larger = slices % count;
        int first = index * size + Math.min(index, larger);
        return new SliceRange(first, first + size + (index < larger ? 1 : 0));
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
