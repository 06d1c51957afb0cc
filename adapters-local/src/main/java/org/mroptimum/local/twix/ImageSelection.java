package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * Which image readouts make up the scan: one echo, one set, one cardiac phase, one partition, whole repetitions, no line twice.
 *
 * @param readouts readout numbers in file order
 * @param repetitions repetition counters that are kept, ascending
 * @param slices slice counters, ascending
 */
record ImageSelection(
        int[] readouts, List<Integer> repetitions, SortedSet<Integer> slices, BitSet lines, List<String> warnings) {

    static ImageSelection of(ReadoutIndex index) {
        List<String> warnings = new ArrayList<>();
        int[] images = IntStream.range(0, index.size())
                .filter(i -> index.kind(i).isImage())
                .toArray();
        refuseThreeDimensional(index, images);
        images = firstOf("echo", images, index::echo, warnings);
        images = firstOf("set", images, index::set, warnings);
        images = firstOf("cardiac phase", images, index::phase, warnings);
        refuseMixedSizes(index, images);
        SortedMap<Integer, Integer> perRepetition = new TreeMap<>();
        for (int i : images) {
            perRepetition.merge(index.repetition(i), 1, Integer::sum);
        }
        int first = perRepetition.get(perRepetition.firstKey());
        List<Integer> whole = perRepetition.keySet().stream()
                .filter(r -> perRepetition.get(r) >= first)
                .toList();
        if (whole.size() < perRepetition.size()) {
            warnings.add((perRepetition.size() - whole.size()) + " of " + perRepetition.size()
                    + " repetitions have fewer lines than the first and are left out");
        }
        Set<Integer> kept = new HashSet<>(whole);
        images = keep(images, i -> kept.contains(index.repetition(i)));
        images = withoutRepeats(index, images, warnings);
        SortedSet<Integer> slices = new TreeSet<>();
        BitSet lines = new BitSet();
        for (int i : images) {
            slices.add(index.slice(i));
            lines.set(index.line(i));
        }
        if ((long) slices.size() * whole.size() > images.length) {
            throw new JobFailure(
                    RawDataError.INCONSISTENT,
                    slices.size() + " slices and " + whole.size() + " repetitions but only " + images.length
                            + " image lines");
        }
        return new ImageSelection(images, whole, slices, lines, warnings);
    }

    private static void refuseThreeDimensional(ReadoutIndex index, int[] images) {
        int lowest = Arrays.stream(images).map(index::partition).min().orElse(0);
        int highest = Arrays.stream(images).map(index::partition).max().orElse(0);
        if (lowest != highest) {
            throw new JobFailure(
                    RawDataError.THREE_DIMENSIONAL,
                    "the image lines have partition counters " + lowest + " to " + highest
                            + "; only two-dimensional acquisitions can be read");
        }
    }

    private static void refuseMixedSizes(ReadoutIndex index, int[] images) {
        for (int i : images) {
            if (index.samples(i) != index.samples(images[0]) || index.channels(i) != index.channels(images[0])) {
                throw new JobFailure(
                        RawDataError.INCONSISTENT,
                        "image lines of " + index.samples(images[0]) + " samples x " + index.channels(images[0])
                                + " channels and of " + index.samples(i) + " x " + index.channels(i));
            }
        }
    }

    private static int[] firstOf(String what, int[] images, IntUnaryOperator counter, List<String> warnings) {
        int first = Arrays.stream(images).map(counter).min().orElse(0);
        int[] kept = keep(images, i -> counter.applyAsInt(i) == first);
        if (kept.length < images.length) {
            warnings.add("the scan has more than one " + what + ": only the first one is read, "
                    + (images.length - kept.length) + " lines are left out");
        }
        return kept;
    }

    private static int[] withoutRepeats(ReadoutIndex index, int[] images, List<String> warnings) {
        long[] keys = new long[images.length];
        for (int k = 0; k < images.length; k++) {
            keys[k] = identity(index, images[k]);
        }
        Arrays.sort(keys);
        boolean unique = IntStream.range(1, keys.length).allMatch(k -> keys[k] != keys[k - 1]);
        if (unique) {
            return images;
        }
        Set<Long> seen = new HashSet<>();
        int[] kept = keep(images, i -> seen.add(identity(index, i)));
        warnings.add((images.length - kept.length) + " lines repeat the counters of an earlier line and are left out");
        return kept;
    }

    private static long identity(ReadoutIndex index, int i) {
        return (long) index.slice(i) << 48
                | (long) index.repetition(i) << 32
                | (long) index.line(i) << 16
                | index.average(i);
    }

    private static int[] keep(int[] readouts, IntPredicate condition) {
        return Arrays.stream(readouts).filter(condition).toArray();
    }
}
