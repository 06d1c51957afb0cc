package org.mroptimum.domain.recon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@link EdgeTargets} of one axis as the image-space replicas need them: one slot for each missing offset of the kernel and each
 * of its targets, and the transforms between the few k-space samples concerned and the first block of aliased pixels.
 */
final class AxisEdges {
    private final EdgeTargets edges;
    private final List<EdgeTargets.Target> slots = new ArrayList<>();
    private final List<List<Step>> steps = new ArrayList<>();
    private final int[] firstSlot;
    private final float[][] analysisRe;
    private final float[][] analysisIm;
    private final float[][] removalRe;
    private final float[][] removalIm;

    /** The weights of a tap times a source go into a slot. */
    record Step(int tap, int slot, int source) {}

    /**
     * @param offsets the offset along this axis of each missing offset of the kernel
     * @param first first acquired sample
     * @param length samples of the axis
     */
    AxisEdges(AxisTaps taps, int[] offsets, int first, int length) {
        this.edges = EdgeTargets.of(taps, first, length);
        this.firstSlot = new int[offsets.length + 1];
        for (int q = 0; q < offsets.length; q++) {
            slots.addAll(edges.at(offsets[q]));
            firstSlot[q + 1] = slots.size();
            steps.add(steps(firstSlot[q], firstSlot[q + 1]));
        }
        int pixels = length / taps.step();
        this.analysisRe = new float[edges.sources().size()][pixels];
        this.analysisIm = new float[edges.sources().size()][pixels];
        this.removalRe = new float[pixels][slots.size()];
        this.removalIm = new float[pixels][slots.size()];
        double unitary = 1 / Math.sqrt(length);
        for (int x = 0; x < pixels; x++) {
            for (int s = 0; s < analysisRe.length; s++) {
                double angle = angle(edges.sources().get(s), x, length);
                analysisRe[s][x] = (float) (taps.step() * unitary * StrictMath.cos(angle));
                analysisIm[s][x] = (float) (-taps.step() * unitary * StrictMath.sin(angle));
            }
            for (int s = 0; s < slots.size(); s++) {
                double angle = angle(slots.get(s).position(), x, length);
                removalRe[x][s] = (float) (-unitary * StrictMath.cos(angle));
                removalIm[x][s] = (float) (-unitary * StrictMath.sin(angle));
            }
        }
    }

    private List<Step> steps(int firstSlot, int endSlot) {
        List<Step> found = new ArrayList<>();
        for (int slot = firstSlot; slot < endSlot; slot++) {
            for (EdgeTargets.Reach reach : reaches(slot)) {
                found.add(new Step(reach.tap(), slot, reach.source()));
            }
        }
        found.sort(Comparator.comparingInt(Step::tap));
        return found;
    }

    private static double angle(int sample, int pixel, int length) {
        long turns = (long) (sample - length / 2) * (pixel - length / 2);
        return 2 * Math.PI * Math.floorMod(turns, length) / length;
    }

    /** Number of samples that wrapping taps find. */
    int sources() {
        return analysisRe.length;
    }

    /** Number of slots; those of one missing offset follow each other. */
    int slots() {
        return slots.size();
    }

    int firstSlot(int offset) {
        return firstSlot[offset];
    }

    int slots(int offset) {
        return firstSlot[offset + 1] - firstSlot[offset];
    }

    List<EdgeTargets.Reach> reaches(int slot) {
        return slots.get(slot).reaches();
    }

    /** All products that a missing offset needs, those of one tap one after the other. */
    List<Step> steps(int offset) {
        return steps.get(offset);
    }

    /** The missing offset that a slot belongs to. */
    int offset(int slot) {
        int q = 0;
        while (firstSlot[q + 1] <= slot) {
            q++;
        }
        return q;
    }

    /** Weights of the aliased pixels in the k-space sample of a source, real parts. */
    float[] analysisRe(int source) {
        return analysisRe[source];
    }

    float[] analysisIm(int source) {
        return analysisIm[source];
    }

    /** Minus the share of each slot's k-space sample in a pixel: adding so much of it takes it out of the image. */
    float[] removalRe(int pixel) {
        return removalRe[pixel];
    }

    float[] removalIm(int pixel) {
        return removalIm[pixel];
    }
}
