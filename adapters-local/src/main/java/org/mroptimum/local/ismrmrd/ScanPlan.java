package org.mroptimum.local.ismrmrd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;
import org.mroptimum.local.rawdata.ReferenceOptions;
import org.mroptimum.local.rawdata.SliceCoverage;

/**
 * Which readout goes where.
 *
 * @param header what the reader tells about the scan
 * @param readout readout axis
 * @param phase phase-encoding axis
 * @param imaging imaging readouts by spatial slice and repetition
 * @param calibration calibration readouts by spatial slice
 */
record ScanPlan(
        AcquisitionHeader header,
        ReadoutGrid readout,
        PhaseGrid phase,
        List<List<int[]>> imaging,
        List<int[]> calibration) {

    static final String CONTAINER = "ISMRMRD";

    /** Plans the imaging scan, or refuses it with a coded failure. */
    static ScanPlan of(IsmrmrdFile file, ReferenceOptions options) {
        List<String> warnings = new ArrayList<>();
        AcquisitionTable table = file.table();
        int[] used = ImagingReadouts.select(file, warnings);
        boolean crop = options.flag("removeOversampling").orElse(true);
        ReadoutGrid readout = ReadoutGrid.of(file, used, crop, warnings);
        int[] images = Arrays.stream(used).filter(r -> table.use(r).imaging()).toArray();
        PhaseGrid phase = PhaseGrid.of(file.header(), table.distinct(Field.STEP_1, Arrays.stream(images)), warnings);
        int[] counters = table.distinct(Field.SLICE, Arrays.stream(images));
        SliceOrder order = SliceOrder.of(file, counters, readout, phase.lines(), warnings);
        RepetitionChoice repetitions = RepetitionChoice.of(table, images, order.counters(), warnings);
        List<int[]> calibration = calibration(table, used, phase, order);
        List<SliceCoverage> slices = repetitions.readouts().stream()
                .map(slice -> coverage(table, slice.get(0), readout, phase))
                .toList();
        SamplingPattern sampling = sampling(file, SliceCoverage.complete(slices), warnings);
        SliceCoverage.remark(slices, sampling.acquired().cardinality())
                .ifPresent(remark -> warnings.add("not every slice is complete: " + remark));
        OptionalInt calibrationLines = calibrationLines(table, calibration);
        OptionalDouble dwell = Dwell.of(table, images, options, warnings);
        AcquisitionHeader header = new AcquisitionHeader(
                CONTAINER,
                "",
                readout.frequency(),
                phase.lines(),
                table.get(images[0], Field.CHANNELS),
                Channels.names(file, images[0]),
                repetitions.count(),
                dwell,
                readout.oversampling(),
                sampling,
                calibrationLines,
                order.geometry(),
                warnings);
        return new ScanPlan(header, readout, phase, repetitions.readouts(), calibration);
    }

    private static List<int[]> calibration(AcquisitionTable table, int[] used, PhaseGrid phase, SliceOrder order) {
        return order.counters().stream()
                .map(counter -> Arrays.stream(used)
                        .filter(r -> table.use(r).calibration() && table.get(r, Field.SLICE) == counter)
                        .filter(r -> phase.onGrid(new int[] {table.get(r, Field.STEP_1)}).length == 1)
                        .toArray())
                .toList();
    }

    private static OptionalInt calibrationLines(AcquisitionTable table, List<int[]> calibration) {
        int lines = table.distinct(Field.STEP_1, calibration.stream().flatMapToInt(Arrays::stream)).length;
        return lines == 0 ? OptionalInt.empty() : OptionalInt.of(lines);
    }

    /** What was acquired of one slice and repetition. */
    SamplingPattern sampling(AcquisitionTable table, int slice, int repetition) {
        return coverage(table, imaging.get(slice).get(repetition), readout, phase)
                .pattern(header.sampling().accelerationPhase());
    }

    private static SliceCoverage coverage(
            AcquisitionTable table, int[] readouts, ReadoutGrid readout, PhaseGrid phase) {
        double samples = Arrays.stream(readouts)
                .map(r -> Math.max(1, table.kept(r)))
                .average()
                .orElse(readout.samples());
        return SliceCoverage.of(
                phase.lines(),
                Arrays.stream(readouts).map(r -> phase.line(table.get(r, Field.STEP_1))),
                Math.min(1, samples / readout.samples()));
    }

    private static SamplingPattern sampling(IsmrmrdFile file, SliceCoverage slice, List<String> warnings) {
        int[] lines = slice.acquired().stream().toArray();
        int seen = PhaseGrid.spacing(lines);
        int stated = file.header().acceleration();
        if (stated != seen) {
            warnings.add("the header states acceleration " + stated + ", the imaging lines are " + seen + " apart");
        }
        return slice.pattern(acceleration(lines, seen, stated));
    }

    /** Lines with holes are undersampled whatever the header says; unmarked calibration lines hide how much. */
    private static int acceleration(int[] lines, int seen, int stated) {
        return fullyCovered(lines) ? 1 : Math.max(2, Math.max(seen, stated));
    }

    private static boolean fullyCovered(int[] lines) {
        return lines[lines.length - 1] - lines[0] + 1 == lines.length;
    }
}
