package org.mroptimum.domain.recon;

import org.mroptimum.domain.math.ReplicaNoise;

/**
 * Noise of the filled coil images in one column of aliased pixels, for a batch of replicas: {@code y + sum_q Z_q y} up to the
 * phases of the aliases, less what wraps around. A workspace of one thread.
 */
final class GrappaColumn {
    private final AliasedNoise noise;
    private final GrappaImageWeights image;
    private final int offsets;
    private final AxisEdges readout;
    private final AxisEdges phase;
    private final LaneBlock acquired;
    private final LaneBlock sources;
    private final LaneBlock slots;
    private final LaneBlock missing;
    private final LaneBlock sum;
    private final float[] matrixRe;
    private final float[] matrixIm;

    GrappaColumn(
            AliasedNoise noise,
            GrappaImageWeights image,
            int offsets,
            AxisEdges readout,
            AxisEdges phase,
            int capacity) {
        this.noise = noise;
        this.image = image;
        this.offsets = offsets;
        this.readout = readout;
        this.phase = phase;
        int coils = noise.coils();
        this.acquired = new LaneBlock(noise.rows(), coils, capacity);
        this.sources = new LaneBlock(phase.sources(), coils, capacity);
        this.slots = new LaneBlock(phase.slots(), coils, capacity);
        this.missing = new LaneBlock(offsets, coils, capacity);
        this.sum = new LaneBlock(1, coils, capacity);
        this.matrixRe = new float[coils * coils];
        this.matrixIm = new float[coils * coils];
    }

    /** Draws the noise of column {@code f} and finds what wraps around along phase. */
    void start(ReplicaNoise random, ReplicaBatch batch, int f) {
        int count = batch.count();
        for (int p = 0; p < noise.rows(); p++) {
            noise.draw(random, batch, f, p, acquired, p);
        }
        image.column(f);
        sources.clear(count);
        for (int s = 0; s < phase.sources(); s++) {
            sources.add(phase.analysisRe(s), phase.analysisIm(s), 0, noise.rows(), acquired, 0, s, count);
        }
        slots.clear(count);
        for (int q = 0; q < offsets; q++) {
            for (AxisEdges.Step step : phase.steps(q)) {
                int matrix = image.block(q, step.tap());
                float[] re = image.columnRe()[matrix];
                float[] im = image.columnIm()[matrix];
                slots.multiply(re, im, sources, step.source(), step.slot(), count);
            }
        }
    }

    /** Makes the parts of all missing offsets at pixel {@code p} of column {@code f}. */
    void pixel(int f, int p, int count, LaneBlock readoutSlots) {
        missing.clear(count);
        for (int q = 0; q < offsets; q++) {
            image.at(q, p, matrixRe, matrixIm);
            missing.multiply(matrixRe, matrixIm, acquired, p, q, count);
            remove(phase, p, q, slots, count);
            remove(readout, f, q, readoutSlots, count);
        }
    }

    private void remove(AxisEdges edges, int pixel, int offset, LaneBlock wrapped, int count) {
        int first = edges.firstSlot(offset);
        missing.add(
                edges.removalRe(pixel),
                edges.removalIm(pixel),
                first,
                edges.slots(offset),
                wrapped,
                first,
                offset,
                count);
    }

    /** Noise of all channels and replicas at an alias of the pixel, up to the phase of its acquired samples. */
    LaneBlock alias(int alias, int p, int count, AliasPhases phases) {
        sum.copy(acquired, p, count);
        sum.add(phases.offsetRe(), phases.offsetIm(), phases.first(alias), offsets, missing, 0, 0, count);
        return sum;
    }
}
