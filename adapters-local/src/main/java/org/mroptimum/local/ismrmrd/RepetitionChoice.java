package org.mroptimum.local.ismrmrd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;

/**
 * Repetitions that sampled the same lines as the first one. Time-interleaved undersampling (each repetition other lines) keeps
 * those that agree with the first; a last repetition that was cut off is left out.
 *
 * @param readouts imaging readouts by spatial slice and repetition
 */
record RepetitionChoice(List<List<int[]>> readouts) {

    static RepetitionChoice of(AcquisitionTable table, int[] images, List<Integer> slices, List<String> warnings) {
        Map<Long, List<Integer>> groups = new HashMap<>();
        for (int r : images) {
            groups.computeIfAbsent(
                            key(table.get(r, Field.SLICE), table.get(r, Field.REPETITION)), k -> new ArrayList<>())
                    .add(r);
        }
        int[] repetitions = table.distinct(Field.REPETITION, Arrays.stream(images));
        List<Integer> kept = new ArrayList<>();
        for (int repetition : repetitions) {
            if (slices.stream()
                    .allMatch(
                            s -> lines(table, groups, s, repetition).equals(lines(table, groups, s, repetitions[0])))) {
                kept.add(repetition);
            }
        }
        if (kept.size() < repetitions.length) {
            warnings.add(repetitions.length - kept.size() + " of " + repetitions.length
                    + " repetitions sampled other lines than the first and were left out");
        }
        refuseEmptySlices(table, groups, slices, repetitions[0]);
        return new RepetitionChoice(slices.stream()
                .map(s -> kept.stream()
                        .map(r -> groups.getOrDefault(key(s, r), List.of()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                        .toList())
                .toList());
    }

    int count() {
        return readouts.get(0).size();
    }

    private static void refuseEmptySlices(
            AcquisitionTable table, Map<Long, List<Integer>> groups, List<Integer> slices, int repetition) {
        for (int i = 0; i < slices.size(); i++) {
            if (lines(table, groups, slices.get(i), repetition).isEmpty()) {
                throw new JobFailure(
                        RawDataError.INCONSISTENT, "slice " + (i + 1) + " has no line in the first repetition");
            }
        }
    }

    private static TreeSet<Integer> lines(
            AcquisitionTable table, Map<Long, List<Integer>> groups, int slice, int repetition) {
        TreeSet<Integer> lines = new TreeSet<>();
        groups.getOrDefault(key(slice, repetition), List.of()).forEach(r -> lines.add(table.get(r, Field.STEP_1)));
        return lines;
    }

    private static long key(int slice, int repetition) {
        return (long) slice << 32 | repetition;
    }
}
