package org.mroptimum.domain.recon;

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
    private final int coils;
    private final LaneBlock[] slots;
    private final LaneBlock[] sources;
    private final LaneBlock[] corners;
    private final LaneBlock[] works;
    private final LaneBlock[] matrices;
    private final float[][][] lanes;
    private final LaneBlock[] turns;

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
        this.coils = weights.coils();
        int block = coils * capacity;
        this.slots = blocks(noise.rows(), readout.slots() * block);
        this.sources = blocks(noise.rows(), readout.sources() * block);
        this.corners = blocks(readout.sources() * phase.sources(), block);
        this.works = blocks(workers.threads(), PIECE * block);
        this.matrices = blocks(workers.threads(), coils * coils);
        this.turns = blocks(workers.threads(), weights.kernel().phase().count());
        this.lanes = new float[workers.threads()][2][capacity];
    }

    private static LaneBlock[] blocks(int count, int size) {
        LaneBlock[] blocks = new LaneBlock[count];
        for (int i = 0; i < count; i++) {
            blocks[i] = new LaneBlock(size);
        }
        return blocks;
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
        workers.each(corners.length, (i, w) -> transformCorner(i, coils * count));
        workers.each(readout.slots(), (slot, w) -> removeCorners(slot, works[w], count));
    }

    /** Transforms a row of aliased pixels to the k-space columns that wrapping taps find. */
    private void drawSources(ReplicaNoise random, ReplicaBatch batch, int p, int worker) {
        int block = coils * batch.count();
        LaneBlock work = works[worker];
        sources[p].clear(readout.sources() * block);
        for (int first = 0; first < noise.columns(); first += PIECE) {
            int pixels = Math.min(PIECE, noise.columns() - first);
            for (int i = 0; i < pixels; i++) {
                noise.draw(random, batch, first + i, p, lanes[worker], work, i * block);
            }
            for (int s = 0; s < readout.sources(); s++) {
                sources[p].add(readout.analysisRe(s), readout.analysisIm(s), first, pixels, work, 0, s * block, block);
            }
        }
    }

    private void fillSlots(int p, int worker, int count) {
        int block = coils * count;
        slots[p].clear(readout.slots() * block);
        LaneBlock matrix = matrices[worker];
        for (int q = 0; q < weights.kernel().offsets(); q++) {
            int summed = -1;
            for (AxisEdges.Step step : readout.steps(q)) {
                if (step.tap() != summed) {
                    sumAlongPhase(q, step.tap(), p, turns[worker], matrix);
                    summed = step.tap();
                }
                int from = step.source() * block;
                slots[p].multiply(matrix.re(), matrix.im(), 0, coils, sources[p], from, step.slot() * block, count);
            }
        }
    }

    /** Weights of one tap along readout, in image space along phase. */
    private void sumAlongPhase(int offset, int tap, int p, LaneBlock turn, LaneBlock matrix) {
        AxisTaps taps = weights.kernel().phase();
        int lines = noise.lattice().phase();
        int shift = weights.kernel().offsetPhase(offset);
        taps.turns(shift, p - lines / 2, lines, turn.re(), turn.im(), 0);
        int length = coils * coils;
        matrix.clear(length);
        WeightedRows.add(
                turn.re(),
                turn.im(),
                0,
                taps.count(),
                weights.re(offset),
                weights.im(offset),
                weights.block(tap, 0),
                weights.kernel().frequency().count() * length,
                matrix.re(),
                matrix.im(),
                0,
                length);
    }

    /** Noise of a k-space sample that wraps along both axes. */
    private void transformCorner(int corner, int block) {
        int along = corner % phase.sources();
        int from = corner / phase.sources() * block;
        corners[corner].clear(block);
        for (int p = 0; p < noise.rows(); p++) {
            corners[corner].add(phase.analysisRe(along), phase.analysisIm(along), p, 1, sources[p], from, 0, block);
        }
    }

    private void removeCorners(int slot, LaneBlock work, int count) {
        int block = coils * count;
        int q = readout.offset(slot);
        for (int i = 0; i < phase.slots(q); i++) {
            int line = phase.firstSlot(q) + i;
            work.clear(block);
            for (EdgeTargets.Reach f : readout.reaches(slot)) {
                for (EdgeTargets.Reach p : phase.reaches(line)) {
                    LaneBlock corner = corners[f.source() * phase.sources() + p.source()];
                    int m = weights.block(f.tap(), p.tap());
                    work.multiply(weights.re(q), weights.im(q), m, coils, corner, 0, 0, count);
                }
            }
            for (int p = 0; p < noise.rows(); p++) {
                slots[p].add(phase.removalRe(p), phase.removalIm(p), line, 1, work, 0, slot * block, block);
            }
        }
    }
}
