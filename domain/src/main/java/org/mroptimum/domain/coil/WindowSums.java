package org.mroptimum.domain.coil;

import java.util.Arrays;

/**
 * Sums of {@code x[p] conj(y[p + shift])} over a box that slides over the calibration block. All products of two windows with the
 * same distance are such sums, so that a Gram matrix of windows costs a few operations an element instead of one whole scalar
 * product. Holds workspaces: one object for each thread.
 */
final class WindowSums {
    private final int frequency;
    private final int phase;
    private final int boxF;
    private final int boxP;
    private final int positionsF;
    private final int positionsP;
    private final double[] productRe;
    private final double[] productIm;
    private final double[] sumRe;
    private final double[] sumIm;

    /**
     * @param block the data
     * @param boxF length of the box along readout
     * @param boxP length of the box along phase
     */
    WindowSums(EspiritBlock block, int boxF, int boxP) {
        this.frequency = block.frequency();
        this.phase = block.phase();
        this.boxF = boxF;
        this.boxP = boxP;
        this.positionsF = frequency - boxF + 1;
        this.positionsP = phase - boxP + 1;
        this.productRe = new double[frequency * phase];
        this.productIm = new double[frequency * phase];
        this.sumRe = new double[frequency * phase];
        this.sumIm = new double[frequency * phase];
    }

    /** Starts a new set of products. */
    void clear() {
        Arrays.fill(productRe, 0);
        Arrays.fill(productIm, 0);
    }

    /** Adds the products of a pair of channels for one shift. */
    void add(double[] xr, double[] xi, double[] yr, double[] yi, int shiftF, int shiftP) {
        int firstF = Math.max(0, -shiftF);
        int endF = frequency - Math.max(0, shiftF);
        int shift = shiftF + frequency * shiftP;
        for (int p = Math.max(0, -shiftP); p < phase - Math.max(0, shiftP); p++) {
            for (int i = firstF + frequency * p; i < endF + frequency * p; i++) {
                productRe[i] += xr[i] * yr[i + shift] + xi[i] * yi[i + shift];
                productIm[i] += xi[i] * yr[i + shift] - xr[i] * yi[i + shift];
            }
        }
    }

    /**
     * Sums the boxes and writes element {@code [row + i][column + i + shift]} of the Gram matrix and its mirror image, where i
     * counts the positions {@code f + positionsF * p} of the box.
     */
    void write(int shiftF, int shiftP, int row, int column, double[][] re, double[][] im) {
        int firstF = Math.max(0, -shiftF);
        int endF = positionsF - Math.max(0, shiftF);
        int firstP = Math.max(0, -shiftP);
        int endP = positionsP - Math.max(0, shiftP);
        for (int p = firstP; p < endP + boxP - 1; p++) {
            alongReadout(productRe, sumRe, frequency * p, firstF, endF);
            alongReadout(productIm, sumIm, frequency * p, firstF, endF);
        }
        for (int f = firstF; f < endF; f++) {
            double r = 0;
            double m = 0;
            for (int p = firstP; p < firstP + boxP - 1; p++) {
                r += sumRe[f + frequency * p];
                m += sumIm[f + frequency * p];
            }
            for (int p = firstP; p < endP; p++) {
                r += sumRe[f + frequency * (p + boxP - 1)];
                m += sumIm[f + frequency * (p + boxP - 1)];
                int i = row + f + positionsF * p;
                int j = column + f + shiftF + positionsF * (p + shiftP);
                re[i][j] = r;
                im[i][j] = i == j ? 0 : m;
                re[j][i] = r;
                im[j][i] = i == j ? 0 : -m;
                r -= sumRe[f + frequency * p];
                m -= sumIm[f + frequency * p];
            }
        }
    }

    private void alongReadout(double[] from, double[] to, int line, int first, int end) {
        double sum = 0;
        for (int f = first; f < first + boxF - 1; f++) {
            sum += from[line + f];
        }
        for (int f = first; f < end; f++) {
            sum += from[line + f + boxF - 1];
            to[line + f] = sum;
            sum -= from[line + f];
        }
    }
}
