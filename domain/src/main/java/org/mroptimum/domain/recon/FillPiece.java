package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.WeightedRows;

/**
 * Some consecutive positions while GRAPPA fills them: the sources of one tap, moved to the start of arrays of their own, and the
 * sums of all targets. A workspace of one thread.
 */
final class FillPiece {
    private final int coils;
    private final float[][] re;
    private final float[][] im;
    private final float[][] sumRe;
    private final float[][] sumIm;

    /**
     * @param length most positions
     * @param sums targets: offsets times channels
     */
    FillPiece(int length, int coils, int sums) {
        this.coils = coils;
        this.re = new float[coils][length];
        this.im = new float[coils][length];
        this.sumRe = new float[sums][length];
        this.sumIm = new float[sums][length];
    }

    void clear() {
        for (int i = 0; i < sumRe.length; i++) {
            Arrays.fill(sumRe[i], 0);
            Arrays.fill(sumIm[i], 0);
        }
    }

    /** Takes the sources of a tap; channel {@code c} starts at {@code start + c * step}. */
    void shift(float[] fromRe, float[] fromIm, int start, int step, int length) {
        for (int c = 0; c < coils; c++) {
            System.arraycopy(fromRe, start + c * step, re[c], 0, length);
            System.arraycopy(fromIm, start + c * step, im[c], 0, length);
        }
    }

    /** Adds a coil by coil matrix times the sources to the sums from {@code first} on. */
    void add(float[] wr, float[] wi, int first, int length) {
        for (int t = 0; t < coils; t++) {
            WeightedRows.add(wr, wi, t * coils, coils, re, im, 0, 1, sumRe[first + t], sumIm[first + t], length);
        }
    }

    float[] sumRe(int target) {
        return sumRe[target];
    }

    float[] sumIm(int target) {
        return sumIm[target];
    }
}
