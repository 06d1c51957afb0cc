package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.WeightedRows;
import org.mroptimum.domain.math.Workers;

/**
 * What circular convolution adds wrongly along readout: the few k-space columns at the border whose taps wrap around, for each
 * row of aliased pixels. One pass over the noise, which is drawn again when the pixels themselves are made. What wraps along
 * both axes is taken out, because {@link GrappaReplicas} finds it along phase.
 */
final class ReadoutEdges {
    /** Pixels whose noise is drawn together. */
    private static final int PIECE = 8;

    private final AliasedNoise noise;
    private final GrappaWeights weights;
    private final AxisEdges readout;
    private final AxisEdges phase;
    private final Workers workers;
    private final LaneBlock[] slots;
    private final LaneBlock[] sources;
    private final LaneBlock[] corners;
    private final LaneBlock[] works;
    private final float[][] matrixRe;
    private final float[][] matrixIm;
    private final float[][] turnRe;
    private final float[][] turnIm;

    /** @param capacity most replicas at a time */
    ReadoutEdges(
            AliasedNoise noise,
            GrappaWeights weights,
            AxisEdges readout,
            AxisEdges phase,
            Workers workers,
            int capacity) {
        this.noise = noise;
        this.weights = weights;
        this.readout = readout;
        this.phase = phase;
        this.workers = workers;
        int coils = weights.coils();
        this.slots = LaneBlock.several(noise.rows(), readout.slots(), coils, capacity);
        this.sources = LaneBlock.several(noise.rows(), readout.sources(), coils, capacity);
        this.corners = LaneBlock.several(readout.sources() * phase.sources(), 1, coils, capacity);
        this.works = LaneBlock.several(workers.threads(), PIECE, coils, capacity);
        this.matrixRe = new float[workers.threads()][coils * coils];
        this.matrixIm = new float[workers.threads()][coils * coils];
        this.turnRe = new float[workers.threads()][weights.kernel().phase().count()];
        this.turnIm = new float[workers.threads()][weights.kernel().phase().count()];
    }

    /** Contributions to row {@code p} of aliased pixels, one part of channels and replicas for each slot. */
    LaneBlock slots(int p) {
        return slots[p];
    }

    /** Makes the contributions of a batch. */
    void draw(ReplicaNoise random, ReplicaBatch batch) {
        if (readout.slots() == 0) {
            return;
        }
        int count = batch.count();
        workers.each(noise.rows(), (p, w) -> {
            drawSources(random, batch, p, w);
            fillSlots(p, w, count);
        });
        workers.each(corners.length, (i, w) -> transformCorner(i, count));
        workers.each(readout.slots(), (slot, w) -> removeCorners(slot, works[w], count));
    }

    /** Transforms a row of aliased pixels to the k-space columns that wrapping taps find. */
    private void drawSources(ReplicaNoise random, ReplicaBatch batch, int p, int worker) {
        int count = batch.count();
        LaneBlock work = works[worker];
        sources[p].clear(count);
        for (int first = 0; first < noise.columns(); first += PIECE) {
            int pixels = Math.min(PIECE, noise.columns() - first);
            for (int i = 0; i < pixels; i++) {
                noise.draw(random, batch, first + i, p, work, i);
            }
            for (int s = 0; s < readout.sources(); s++) {
                sources[p].add(readout.analysisRe(s), readout.analysisIm(s), first, pixels, work, 0, s, count);
            }
        }
    }

    private void fillSlots(int p, int worker, int count) {
        slots[p].clear(count);
        for (int q = 0; q < weights.kernel().offsets(); q++) {
            int summed = -1;
            for (AxisEdges.Step step : readout.steps(q)) {
                if (step.tap() != summed) {
                    sumAlongPhase(q, step.tap(), p, worker);
                    summed = step.tap();
                }
                slots[p].multiply(matrixRe[worker], matrixIm[worker], sources[p], step.source(), step.slot(), count);
            }
        }
    }

    /** Weights of one tap along readout, in image space along phase. */
    private void sumAlongPhase(int offset, int tap, int p, int worker) {
        AxisTaps taps = weights.kernel().phase();
        int lines = noise.lattice().phase();
        float[] tr = turnRe[worker];
        float[] ti = turnIm[worker];
        float[] re = matrixRe[worker];
        float[] im = matrixIm[worker];
        taps.turns(weights.kernel().offsetPhase(offset), p - lines / 2, lines, tr, ti, 0);
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        int first = weights.tap(tap, 0);
        int step = weights.kernel().frequency().count();
        WeightedRows.add(
                tr, ti, 0, taps.count(), weights.re(offset), weights.im(offset), first, step, re, im, re.length);
    }

    /** Noise of a k-space sample that wraps along both axes. */
    private void transformCorner(int corner, int count) {
        int along = corner % phase.sources();
        int source = corner / phase.sources();
        corners[corner].clear(count);
        for (int p = 0; p < noise.rows(); p++) {
            corners[corner].add(phase.analysisRe(along), phase.analysisIm(along), p, 1, sources[p], source, 0, count);
        }
    }

    private void removeCorners(int slot, LaneBlock work, int count) {
        int q = readout.offset(slot);
        for (int i = 0; i < phase.slots(q); i++) {
            int line = phase.firstSlot(q) + i;
            work.clear(count);
            for (EdgeTargets.Reach f : readout.reaches(slot)) {
                for (EdgeTargets.Reach p : phase.reaches(line)) {
                    LaneBlock corner = corners[f.source() * phase.sources() + p.source()];
                    int tap = weights.tap(f.tap(), p.tap());
                    work.multiply(weights.re(q)[tap], weights.im(q)[tap], corner, 0, 0, count);
                }
            }
            for (int p = 0; p < noise.rows(); p++) {
                slots[p].add(phase.removalRe(p), phase.removalIm(p), line, 1, work, 0, slot, count);
            }
        }
    }
}
