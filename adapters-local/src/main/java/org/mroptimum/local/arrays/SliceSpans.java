package org.mroptimum.local.arrays;

import java.util.List;
import org.mroptimum.domain.kspace.KSpace;

/**
 * Gathers one slice from an array of any axis order. Contiguous spans of the file are read that cover as many of the fastest
 * axes as fit into {@link #LONGEST} elements; what lies between wanted elements is skipped in memory.
 */
final class SliceSpans {
    private static final int LONGEST = 1 << 20;

    private final ElementStore store;
    private final List<Step> steps;
    private final KSpace target;
    private final int merged;
    private final float[] re;
    private final float[] im;

    /**
     * One axis of the slice.
     *
     * @param size elements along it
     * @param from distance of neighbours in the file
     * @param to distance of neighbours within a coil of the target
     * @param coil distance of neighbours in coils of the target
     */
    record Step(int size, long from, int to, int coil) {}

    /** Steps are ordered from the fastest to the slowest axis of the file. */
    SliceSpans(ElementStore store, List<Step> steps, KSpace target) {
        this.store = store;
        this.steps = steps;
        this.target = target;
        long span = 1;
        int axes = 0;
        for (Step step : steps) {
            long wider = span + (step.size() - 1) * step.from();
            if (wider > LONGEST) {
                break;
            }
            span = wider;
            axes++;
        }
        this.merged = axes;
        this.re = new float[(int) span];
        this.im = new float[(int) span];
    }

    /** Fills the target with the slice that starts at this element of the file. */
    void read(long first) {
        outer(steps.size() - 1, first, 0, 0);
    }

    private void outer(int level, long from, int to, int coil) {
        if (level < merged) {
            store.read(from, re.length, re, im);
            inner(level, 0, to, coil);
            return;
        }
        Step step = steps.get(level);
        for (int i = 0; i < step.size(); i++) {
            outer(level - 1, from + i * step.from(), to + i * step.to(), coil + i * step.coil());
        }
    }

    private void inner(int level, int from, int to, int coil) {
        if (level < 0) {
            target.re(coil)[to] = re[from];
            target.im(coil)[to] = im[from];
            return;
        }
        Step step = steps.get(level);
        if (level > 0) {
            for (int i = 0; i < step.size(); i++) {
                inner(level - 1, from + (int) (i * step.from()), to + i * step.to(), coil + i * step.coil());
            }
            return;
        }
        for (int i = 0; i < step.size(); i++) {
            int at = from + (int) (i * step.from());
            target.re(coil + i * step.coil())[to + i * step.to()] = re[at];
            target.im(coil + i * step.coil())[to + i * step.to()] = im[at];
        }
    }
}
