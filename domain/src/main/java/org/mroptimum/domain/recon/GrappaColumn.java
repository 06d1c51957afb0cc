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
    private final int coils;
    private final LaneBlock acquired;
    private final LaneBlock sources;
    private final LaneBlock slots;
    private final LaneBlock missing;
    private final LaneBlock sum;
    private final float[] matrixRe;
    private final float[] matrixIm;
    private final float[][] lanes;

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
        this.coils = noise.coils();
        int block = coils * capacity;
        this.acquired = new LaneBlock(Math.multiplyExact(noise.rows(), block));
        this.sources = new LaneBlock(phase.sources() * block);
        this.slots = new LaneBlock(phase.slots() * block);
        this.missing = new LaneBlock(offsets * block);
        this.sum = new LaneBlock(block);
        this.matrixRe = new float[coils * coils];
        this.matrixIm = new float[coils * coils];
        this.lanes = new float[2][capacity];
    }

    /** Draws the noise of column {@code f} and finds what wraps around along phase. */
    void start(ReplicaNoise random, ReplicaBatch batch, int f) {
        int count = batch.count();
        int block = coils * count;
        for (int p = 0; p < noise.rows(); p++) {
            noise.draw(random, batch, f, p, lanes, acquired, p * block);
        }
        image.column(f);
        sources.clear(phase.sources() * block);
        for (int s = 0; s < phase.sources(); s++) {
            sources.add(phase.analysisRe(s), phase.analysisIm(s), 0, noise.rows(), acquired, 0, s * block, block);
        }
        slots.clear(phase.slots() * block);
        for (int q = 0; q < offsets; q++) {
            for (AxisEdges.Step step : phase.steps(q)) {
                int matrix = image.block(q, step.tap());
                int from = step.source() * block;
                int to = step.slot() * block;
                slots.multiply(image.columnRe(), image.columnIm(), matrix, coils, sources, from, to, count);
            }
        }
    }

    /** Makes the parts of all missing offsets at pixel {@code p} of column {@code f}. */
    void pixel(int f, int p, int count, LaneBlock readoutSlots) {
        int block = coils * count;
        missing.clear(offsets * block);
        for (int q = 0; q < offsets; q++) {
            image.at(q, p, matrixRe, matrixIm);
            missing.multiply(matrixRe, matrixIm, 0, coils, acquired, p * block, q * block, count);
            remove(phase, p, q, slots, block);
            remove(readout, f, q, readoutSlots, block);
        }
    }

    private void remove(AxisEdges edges, int pixel, int offset, LaneBlock wrapped, int block) {
        int first = edges.firstSlot(offset);
        missing.add(
                edges.removalRe(pixel),
                edges.removalIm(pixel),
                first,
                edges.slots(offset),
                wrapped,
                first * block,
                offset * block,
                block);
    }

    /** Noise of all channels and replicas at an alias of the pixel, up to the phase of its acquired samples. */
    LaneBlock alias(int alias, int p, int count, AliasPhases phases) {
        int block = coils * count;
        sum.copy(acquired, p * block, block);
        sum.add(phases.offsetRe(), phases.offsetIm(), phases.first(alias), offsets, missing, 0, 0, block);
        return sum;
    }
}
