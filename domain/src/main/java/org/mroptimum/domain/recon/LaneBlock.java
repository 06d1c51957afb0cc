package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.WeightedRows;

/**
 * Complex numbers of several replicas for some items (pixels, k-space samples) of all channels: row
 * {@code item * coils + channel} holds the replicas. A workspace.
 */
final class LaneBlock {
    private final int coils;
    private final float[][] re;
    private final float[][] im;

    LaneBlock(int items, int coils, int replicas) {
        this.coils = coils;
        this.re = new float[Math.multiplyExact(items, coils)][replicas];
        this.im = new float[items * coils][replicas];
    }

    static LaneBlock[] several(int count, int items, int coils, int replicas) {
        LaneBlock[] blocks = new LaneBlock[count];
        Arrays.setAll(blocks, i -> new LaneBlock(items, coils, replicas));
        return blocks;
    }

    float[] re(int item, int channel) {
        return re[item * coils + channel];
    }

    float[] im(int item, int channel) {
        return im[item * coils + channel];
    }

    void clear(int count) {
        for (int row = 0; row < re.length; row++) {
            Arrays.fill(re[row], 0, count, 0);
            Arrays.fill(im[row], 0, count, 0);
        }
    }

    /** Makes the first item equal to an item of another block. */
    void copy(LaneBlock other, int item, int count) {
        for (int c = 0; c < coils; c++) {
            System.arraycopy(other.re(item, c), 0, re[c], 0, count);
            System.arraycopy(other.im(item, c), 0, im[c], 0, count);
        }
    }

    /** Adds weighted consecutive items of another block, channel by channel. */
    void add(float[] wr, float[] wi, int w, int terms, LaneBlock other, int from, int to, int count) {
        for (int c = 0; c < coils; c++) {
            int row = from * coils + c;
            int sum = to * coils + c;
            WeightedRows.add(wr, wi, w, terms, other.re, other.im, row, coils, re[sum], im[sum], count);
        }
    }

    /** Adds a coil by coil matrix times an item of another block. */
    void multiply(float[] mr, float[] mi, LaneBlock other, int from, int to, int count) {
        for (int c = 0; c < coils; c++) {
            int sum = to * coils + c;
            int row = from * coils;
            WeightedRows.add(mr, mi, c * coils, coils, other.re, other.im, row, 1, re[sum], im[sum], count);
        }
    }
}
