package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.local.rawdata.SliceCoverage;

/**
 * What was acquired of each slice.
 *
 * @param acceleration of the whole scan; a slice that was cut keeps it
 * @param scan the pattern of a complete slice
 */
record AcquiredLines(
        ReadoutIndex index, ImagePlan plan, int acceleration, SamplingPattern scan, List<String> warnings) {

    static AcquiredLines of(Measurement measurement, ImagePlan plan) {
        ReadoutIndex index = measurement.scan().index();
        List<SliceCoverage> slices = IntStream.range(0, plan.order().counters().size())
                .mapToObj(slice -> coverage(index, plan, slice, 0))
                .toList();
        SliceCoverage complete = SliceCoverage.complete(slices);
        int lines = plan.grid().lines();
        int declared = measurement.header().acceleration();
        int found = PhaseGrid.step(complete.acquired());
        int acceleration = found > 1 ? Math.max(found, declared) : 1;
        List<String> warnings = new ArrayList<>();
        if (complete.lines() < lines && found != declared) {
            warnings.add("the header declares acceleration " + declared + ", the lines are " + found + " apart: "
                    + acceleration + " is taken");
        }
        boolean wholeGrid = acceleration == 1 && !measurement.header().partialFourier();
        boolean cut = !measurement.scan().complaint().isEmpty();
        SliceCoverage.remark(slices, cut && wholeGrid ? lines : complete.lines())
                .ifPresent(remark -> warnings.add("not every slice is complete: " + remark));
        return new AcquiredLines(index, plan, acceleration, complete.pattern(acceleration), List.copyOf(warnings));
    }

    SamplingPattern of(int slice, int repetition) {
        return coverage(index, plan, slice, repetition).pattern(acceleration);
    }

    private static SliceCoverage coverage(ReadoutIndex index, ImagePlan plan, int slice, int repetition) {
        ReadoutList readouts = plan.group(slice, repetition);
        double samples = readouts.stream()
                .map(i -> index.samples(i) - index.cutoffPre(i) - index.cutoffPost(i))
                .map(kept -> Math.max(1, kept))
                .average()
                .orElse(plan.full());
        return SliceCoverage.of(
                plan.grid().lines(),
                readouts.stream().map(i -> index.line(i) + plan.grid().shift()),
                Math.min(1, samples / plan.full()));
    }
}
