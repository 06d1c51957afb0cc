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
        ReadoutList readouts,
        List<Integer> repetitions,
        SortedSet<Integer> slices,
        BitSet lines,
        List<String> warnings) {

    static ImageSelection of(ReadoutIndex index) {
        List<String> warnings = new ArrayList<>();
        ReadoutList images = ReadoutList.of(
                IntStream.range(0, index.size()).filter(i -> index.kind(i).isImage()));
        refuseThreeDimensional(index, images);
        images = firstOf("echo", images, index::echo, warnings);
        images = firstOf("set", images, index::set, warnings);
        images = firstOf("cardiac phase", images, index::phase, warnings);
        refuseMixedSizes(index, images);
        SortedMap<Integer, Integer> perRepetition = new TreeMap<>();
        for (int i : images.stream().toArray()) {
            perRepetition.merge(index.repetition(i), 1, Integer::sum);
        }
        int first = perRepetition.getOrDefault(perRepetition.firstKey(), 0);
        List<Integer> whole = perRepetition.keySet().stream()
                .filter(r -> perRepetition.getOrDefault(r, 0) >= first)
                .toList();
        if (whole.size() < perRepetition.size()) {
            warnings.add((perRepetition.size() - whole.size()) + " of " + perRepetition.size()
                    + " repetitions have fewer lines than the first and are left out");
        }
        Set<Integer> kept = new HashSet<>(whole);
        images = images.keep(i -> kept.contains(index.repetition(i)));
        images = withoutRepeats(index, images, warnings);
        SortedSet<Integer> slices = new TreeSet<>();
        BitSet lines = new BitSet();
        for (int i : images.stream().toArray()) {
            slices.add(index.slice(i));
            lines.set(index.line(i));
        }
        if ((long) slices.size() * whole.size() > images.size()) {
            throw new JobFailure(
                    RawDataError.INCONSISTENT,
                    slices.size() + " slices and " + whole.size() + " repetitions but only " + images.size()
                            + " image lines");
        }
        return new ImageSelection(images, whole, slices, lines, warnings);
    }

    private static void refuseThreeDimensional(ReadoutIndex index, ReadoutList images) {
        int lowest = images.stream().map(index::partition).min().orElse(0);
        int highest = images.stream().map(index::partition).max().orElse(0);
        if (lowest != highest) {
            throw new JobFailure(
                    RawDataError.THREE_DIMENSIONAL,
                    "the image lines have partition counters " + lowest + " to " + highest
                            + "; only two-dimensional acquisitions can be read");
        }
    }

    private static void refuseMixedSizes(ReadoutIndex index, ReadoutList images) {
        for (int i : images.stream().toArray()) {
            if (index.samples(i) != index.samples(images.first())
                    || index.channels(i) != index.channels(images.first())) {
                throw new JobFailure(
                        RawDataError.INCONSISTENT,
                        "image lines of " + index.samples(images.first()) + " samples x "
                                + index.channels(images.first()) + " channels and of " + index.samples(i) + " x "
                                + index.channels(i));
            }
        }
    }

    private static ReadoutList firstOf(
            String what, ReadoutList images, IntUnaryOperator counter, List<String> warnings) {
        int first = images.stream().map(counter).min().orElse(0);
        ReadoutList kept = images.keep(i -> counter.applyAsInt(i) == first);
        if (kept.size() < images.size()) {
            warnings.add("the scan has more than one " + what + ": only the first one is read, "
                    + (images.size() - kept.size()) + " lines are left out");
        }
        return kept;
    }

    private static ReadoutList withoutRepeats(ReadoutIndex index, ReadoutList images, List<String> warnings) {
        long[] keys = new long[images.size()];
        for (int k = 0; k < images.size(); k++) {
            keys[k] = identity(index, images.get(k));
        }
        Arrays.sort(keys);
        boolean unique = IntStream.range(1, keys.length).allMatch(k -> keys[k] != keys[k - 1]);
        if (unique) {
            return images;
        }
        Set<Long> seen = new HashSet<>();
        ReadoutList kept = images.keep(i -> seen.add(identity(index, i)));
        warnings.add((images.size() - kept.size()) + " lines repeat the counters of an earlier line and are left out");
        return kept;
    }

    private static long identity(ReadoutIndex index, int i) {
        return (long) index.slice(i) << 48
                | (long) index.repetition(i) << 32
                | (long) index.line(i) << 16
                | index.average(i);
    }
}
