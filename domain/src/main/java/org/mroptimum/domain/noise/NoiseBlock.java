package org.mroptimum.domain.noise;

import java.util.Arrays;

/**
 * Samples of all channels in rows of equal length, and the products of every pair of channels summed over them. Products are
 * summed over the few rows in single precision, lane by lane: every row is an array of its own, so that the loop over the lanes
 * vectorises. The lanes are summed in double precision.
 */
final class NoiseBlock {
    private static final int LANES = 256;
    private static final int ROWS = 8;

    /** Samples a channel. */
    static final int SIZE = LANES * ROWS;

    private final int coils;
    private final float[][][] re;
    private final float[][][] im;
    private final double[] sumRe;
    private final double[] sumIm;
    private final float[] laneRe = new float[LANES];
    private final float[] laneIm = new float[LANES];
    private int filled;

    NoiseBlock(int coils) {
        this.coils = coils;
        this.re = new float[coils][ROWS][LANES];
        this.im = new float[coils][ROWS][LANES];
        this.sumRe = new double[coils * coils];
        this.sumIm = new double[coils * coils];
    }

    boolean isFull() {
        return filled == SIZE;
    }

    boolean isEmpty() {
        return filled == 0;
    }

    /** Takes samples from {@code start} on until full or until {@code end}; returns how many. */
    int take(float[][] fromRe, float[][] fromIm, int start, int end) {
        int count = Math.min(end - start, SIZE - filled);
        for (int taken = 0; taken < count; ) {
            int row = filled / LANES;
            int lane = filled % LANES;
            int part = Math.min(count - taken, LANES - lane);
            for (int c = 0; c < coils; c++) {
                System.arraycopy(fromRe[c], start + taken, re[c][row], lane, part);
                System.arraycopy(fromIm[c], start + taken, im[c][row], lane, part);
            }
            taken += part;
            filled += part;
        }
        return count;
    }

    /** Computes the sums of the products; what a row does not hold counts as zero. */
    void multiply() {
        int rows = (filled + LANES - 1) / LANES;
        if (filled % LANES > 0) {
            for (int c = 0; c < coils; c++) {
                Arrays.fill(re[c][rows - 1], filled % LANES, LANES, 0);
                Arrays.fill(im[c][rows - 1], filled % LANES, LANES, 0);
            }
        }
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j <= i; j++) {
                Arrays.fill(laneRe, 0);
                Arrays.fill(laneIm, 0);
                for (int row = 0; row < rows; row++) {
                    multiply(re[i][row], im[i][row], re[j][row], im[j][row], laneRe, laneIm);
                }
                sumRe[i * coils + j] = sum(laneRe);
                sumIm[i * coils + j] = sum(laneIm);
            }
        }
    }

    /** Adds the sums to the totals and empties the block. */
    void moveTo(double[] totalRe, double[] totalIm) {
        for (int k = 0; k < sumRe.length; k++) {
            totalRe[k] += sumRe[k];
            totalIm[k] += sumIm[k];
        }
        filled = 0;
    }

    private static void multiply(float[] ar, float[] ai, float[] br, float[] bi, float[] productRe, float[] productIm) {
        for (int l = 0; l < LANES; l++) {
            float a = ar[l];
            float b = ai[l];
            float c = br[l];
            float d = bi[l];
            productRe[l] += a * c + b * d;
            productIm[l] += b * c - a * d;
        }
    }

    private static double sum(float[] lanes) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int l = 0; l < LANES; l += 4) {
            s0 += lanes[l];
            s1 += lanes[l + 1];
            s2 += lanes[l + 2];
            s3 += lanes[l + 3];
        }
        return s0 + s1 + s2 + s3;
    }
}
