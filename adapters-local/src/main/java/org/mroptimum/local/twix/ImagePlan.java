package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * How the readouts of a measurement become slices: the grid, the slice order and the readouts of each slice.
 *
 * @param full samples of a complete readout, oversampling included
 * @param kept samples after oversampling removal
 * @param groups readouts of each slice and repetition: index {@code slice * repetitions + repetition}
 * @param calibration readouts of each slice's calibration lines
 */
record ImagePlan(
        int full,
        int kept,
        PhaseGrid grid,
        SliceOrder order,
        ImageSelection selection,
        List<ReadoutList> groups,
        List<ReadoutList> calibration,
        List<String> warnings) {
    private static final int LONGEST_READOUT = 65_536;
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long PER_FILE_BYTE = 64;
    private static final long MOST_SAMPLES = 1L << 28;

    static ImagePlan of(Measurement measurement, long fileSize) {
        ReadoutIndex index = measurement.scan().index();
        MeasurementHeader header = measurement.header();
        if (!header.cartesian()) {
            throw new JobFailure(
                    RawDataError.NOT_CARTESIAN, "the protocol of " + measurement.title() + " is not Cartesian");
        }
        ImageSelection selection = ImageSelection.of(index);
        List<String> warnings = new ArrayList<>(selection.warnings());
        int first = selection.readouts().first();
        int full = fullReadout(index.samples(first), index.centreColumn(first), index.reflected(first), header);
        int kept = Math.max(1, (int) Math.round(full / header.oversampling()));
        boolean whole = measurement.scan().complaint().isEmpty();
        PhaseGrid grid = PhaseGrid.of(selection.lines(), index.centreLine(first), header, whole);
        warnings.addAll(grid.warnings());
        refuseHugeGrid(full, grid.lines(), index.channels(first), fileSize);
        SliceOrder order = SliceOrder.of(selection.slices(), measurement.scan().poses(), header, kept, grid.lines());
        warnings.addAll(order.warnings());
        List<ReadoutList> calibration =
                calibration(index, order, index.samples(first), index.channels(first), warnings);
        return new ImagePlan(
                full, kept, grid, order, selection, groups(index, selection, order), calibration, warnings);
    }

    /** The readouts of one slice, in spatial order, and repetition. */
    ReadoutList group(int slice, int repetition) {
        return groups.get(slice * selection.repetitions().size() + repetition);
    }

    /** An asymmetric echo has its centre before the middle; only then does the header's readout length count. */
    private static int fullReadout(int samples, int centreColumn, boolean reflected, MeasurementHeader header) {
        OptionalInt base = header.baseResolution();
        long declared = base.isPresent() ? Math.round(base.getAsInt() * header.oversampling()) : 0;
        int centre = reflected ? samples - centreColumn : centreColumn;
        boolean asymmetric = centreColumn > 0 && Math.abs(centre - samples / 2) > 1;
        long start = declared / 2 - centre;
        boolean fits = start >= 0 && start + samples <= declared && declared <= LONGEST_READOUT;
        return asymmetric && declared > samples && fits ? (int) declared : samples;
    }

    private static void refuseHugeGrid(int full, int lines, int coils, long fileSize) {
        long samples = (long) full * lines * coils;
        if (samples > MOST_SAMPLES || 8 * samples > ALWAYS_ALLOWED + PER_FILE_BYTE * fileSize) {
            throw new JobFailure(
                    RawDataError.DAMAGED,
                    "a slice of " + full + " x " + lines + " samples x " + coils
                            + " channels cannot come from a file of " + fileSize + " bytes");
        }
    }

    private static List<ReadoutList> groups(ReadoutIndex index, ImageSelection selection, SliceOrder order) {
        int repetitions = selection.repetitions().size();
        int[] spatial = spatial(order);
        int[] members = new int[order.counters().size() * repetitions];
        for (int i : selection.readouts().stream().toArray()) {
            members[group(index, i, spatial, selection)]++;
        }
        int[][] groups = new int[members.length][];
        Arrays.setAll(groups, g -> new int[members[g]]);
        for (int k = selection.readouts().size() - 1; k >= 0; k--) {
            int i = selection.readouts().get(k);
            int g = group(index, i, spatial, selection);
            groups[g][--members[g]] = i;
        }
        return Arrays.stream(groups).map(g -> ReadoutList.of(IntStream.of(g))).toList();
    }

    private static int group(ReadoutIndex index, int readout, int[] spatial, ImageSelection selection) {
        int repetition = Collections.binarySearch(selection.repetitions(), index.repetition(readout));
        return spatial[index.slice(readout)] * selection.repetitions().size() + repetition;
    }

    /** Spatial index of each slice counter, -1 where there is none. */
    private static int[] spatial(SliceOrder order) {
        int[] spatial = new int[Character.MAX_VALUE + 1];
        Arrays.fill(spatial, -1);
        for (int s = 0; s < order.counters().size(); s++) {
            spatial[order.counters().get(s)] = s;
        }
        return spatial;
    }

    /** Calibration lines are measured once; of several repetitions, echoes and sets the first one that has them counts. */
    private static List<ReadoutList> calibration(
            ReadoutIndex index, SliceOrder order, int samples, int channels, List<String> warnings) {
        int slices = order.counters().size();
        int[] spatial = spatial(order);
        List<List<Integer>> lines = new ArrayList<>();
        for (int s = 0; s < slices; s++) {
            lines.add(new ArrayList<>());
        }
        int foreign = 0;
        for (int i = 0; i < index.size(); i++) {
            int s = spatial[index.slice(i)];
            if (!index.kind(i).isCalibration() || s < 0) {
                continue;
            }
            if (index.samples(i) != samples || index.channels(i) != channels) {
                foreign++;
                continue;
            }
            List<Integer> have = lines.get(s);
            if (have.isEmpty() || sameContrast(index, have.get(0), i)) {
                have.add(i);
            }
        }
        if (foreign > 0) {
            warnings.add(foreign + " calibration lines differ in size from the image lines and are left out");
        }
        return lines.stream()
                .map(l -> ReadoutList.of(l.stream().mapToInt(Integer::intValue)))
                .toList();
    }

    private static boolean sameContrast(ReadoutIndex index, int a, int b) {
        return index.repetition(a) == index.repetition(b)
                && index.echo(a) == index.echo(b)
                && index.set(a) == index.set(b)
                && index.phase(a) == index.phase(b);
    }
}
