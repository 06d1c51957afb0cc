package org.mroptimum.domain.recon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@link AxisEdges} of one axis as plain arrays, for stages that run on a device.
 *
 * @param sources samples that wrapping taps find
 * @param firstSlot slots of missing offset q are {@code firstSlot[q] .. firstSlot[q + 1] - 1}
 * @param slotOffset the missing offset of each slot
 * @param firstStep products of slot i are {@code firstStep[i] .. firstStep[i + 1] - 1}
 * @param tap of each product
 * @param source of each product
 * @param analysis {@code [source][pixel]}, real parts, then imaginary parts
 * @param removal {@code [pixel][slot]}, real parts, then imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
public record EdgeTables(
        int sources,
        int[] firstSlot,
        int[] slotOffset,
        int[] firstStep,
        int[] tap,
        int[] source,
        float[] analysis,
        float[] removal) {

    /** Contributions to k-space samples, over all missing offsets. */
    public int slots() {
        return slotOffset.length;
    }

    static EdgeTables of(AxisEdges edges, int offsets, int pixels) {
        int slots = edges.slots();
        int[] firstSlot = new int[offsets + 1];
        int[] slotOffset = new int[slots];
        for (int q = 0; q < offsets; q++) {
            firstSlot[q + 1] = edges.firstSlot(q) + edges.slots(q);
        }
        List<AxisEdges.Step> steps = new ArrayList<>();
        for (int q = 0; q < offsets; q++) {
            steps.addAll(edges.steps(q));
        }
        steps.sort(Comparator.comparingInt(AxisEdges.Step::slot));
        int[] firstStep = new int[slots + 1];
        for (int slot = 0; slot < slots; slot++) {
            int own = slot;
            slotOffset[slot] = edges.offset(slot);
            firstStep[slot + 1] = firstStep[slot]
                    + (int) steps.stream().filter(step -> step.slot() == own).count();
        }
        float[] analysis = new float[2 * edges.sources() * pixels];
        float[] removal = new float[2 * slots * pixels];
        for (int s = 0; s < edges.sources(); s++) {
            System.arraycopy(edges.analysisRe(s), 0, analysis, s * pixels, pixels);
            System.arraycopy(edges.analysisIm(s), 0, analysis, (edges.sources() + s) * pixels, pixels);
        }
        for (int x = 0; x < pixels; x++) {
            System.arraycopy(edges.removalRe(x), 0, removal, x * slots, slots);
            System.arraycopy(edges.removalIm(x), 0, removal, (pixels + x) * slots, slots);
        }
        return new EdgeTables(
                edges.sources(),
                firstSlot,
                slotOffset,
                firstStep,
                steps.stream().mapToInt(AxisEdges.Step::tap).toArray(),
                steps.stream().mapToInt(AxisEdges.Step::source).toArray(),
                analysis,
                removal);
    }
}
