package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.WeightedRows;

/** Complex numbers of several replicas, planar; replicas fastest, then channels. A workspace. */
final class LaneBlock {
    private final float[] re;
    private final float[] im;

    LaneBlock(int size) {
        this.re = new float[size];
        this.im = new float[size];
    }

    float[] re() {
        return re;
    }

    float[] im() {
        return im;
    }

    void clear(int length) {
        Arrays.fill(re, 0, length, 0);
        Arrays.fill(im, 0, length, 0);
    }

    void copy(LaneBlock other, int from, int length) {
        System.arraycopy(other.re, from, re, 0, length);
        System.arraycopy(other.im, from, im, 0, length);
    }

    /** Adds weighted parts of another block, {@code length} long and as far apart; see {@link WeightedRows#add}. */
    void add(float[] wr, float[] wi, int w, int terms, LaneBlock other, int from, int to, int length) {
        WeightedRows.add(wr, wi, w, terms, other.re, other.im, from, length, re, im, to, length);
    }

    /** Adds a coil by coil matrix, which starts at {@code m}, times all channels of a part of another block. */
    void multiply(float[] mr, float[] mi, int m, int coils, LaneBlock other, int from, int to, int lanes) {
        for (int c = 0; c < coils; c++) {
            add(mr, mi, m + c * coils, coils, other, from, to + c * lanes, lanes);
        }
    }
}
