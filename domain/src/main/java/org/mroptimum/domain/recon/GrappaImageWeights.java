package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.WeightedRows;

/**
 * GRAPPA weights in image space: convolution with a kernel in k-space is multiplication of the aliased coil images by a coil by
 * coil matrix at each pixel (Breuer 2009, doi:10.1002/mrm.22066),
 *
 * <pre>W(r) = 1 + sum_q Z_q(r),  Z_q(r) = sum_m w_qm exp(2 pi i (q - step m) r)</pre>
 *
 * with {@code r} in cycles per sample from the image centre, {@code q} the missing offsets and {@code m} the taps. Evaluated
 * along readout once for a column of pixels, then along phase for each pixel; never stored for an image. The identity stands for
 * the acquired samples. Holds workspaces: one object for each thread.
 */
final class GrappaImageWeights {
    private final GrappaWeights weights;
    private final GrappaKernel kernel;
    private final int coils;
    private final int matrix;
    private final int frequency;
    private final int phase;
    private final float[][] columnRe;
    private final float[][] columnIm;
    private final float[] turnRe;
    private final float[] turnIm;

    GrappaImageWeights(GrappaWeights weights, int frequency, int phase) {
        this.weights = weights;
        this.kernel = weights.kernel();
        this.coils = weights.coils();
        this.matrix = coils * coils;
        this.frequency = frequency;
        this.phase = phase;
        int terms = kernel.offsets() * kernel.phase().count();
        this.columnRe = new float[terms][matrix];
        this.columnIm = new float[terms][matrix];
        this.turnRe = new float[Math.max(terms, kernel.frequency().count())];
        this.turnIm = new float[turnRe.length];
    }

    /** Sums the taps along readout for the pixels of column {@code f}. */
    void column(int f) {
        for (int q = 0; q < kernel.offsets(); q++) {
            kernel.frequency().turns(kernel.offsetFrequency(q), f - frequency / 2, frequency, turnRe, turnIm, 0);
            for (int tap = 0; tap < kernel.phase().count(); tap++) {
                float[] re = columnRe[block(q, tap)];
                float[] im = columnIm[block(q, tap)];
                Arrays.fill(re, 0);
                Arrays.fill(im, 0);
                int count = kernel.frequency().count();
                int first = weights.tap(0, tap);
                WeightedRows.add(turnRe, turnIm, 0, count, weights.re(q), weights.im(q), first, 1, re, im, matrix);
            }
        }
    }

    /** Real parts of the sums along readout: coil by coil matrices, see {@link #block}. */
    float[][] columnRe() {
        return columnRe;
    }

    /** Imaginary parts. */
    float[][] columnIm() {
        return columnIm;
    }

    /** Number of the matrix of an offset and a tap along phase in the sums along readout. */
    int block(int offset, int tapPhase) {
        return offset * kernel.phase().count() + tapPhase;
    }

    /** {@code Z_q} at pixel {@code p} of the column; target channels are rows of {@code re} and {@code im}. */
    void at(int offset, int p, float[] re, float[] im) {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        kernel.phase().turns(kernel.offsetPhase(offset), p - phase / 2, phase, turnRe, turnIm, 0);
        add(offset, 1, re, im);
    }

    /** The whole {@code W} at pixel {@code p} of the column. */
    void at(int p, float[] re, float[] im) {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        for (int c = 0; c < coils; c++) {
            re[c * coils + c] = 1;
        }
        for (int q = 0; q < kernel.offsets(); q++) {
            int to = q * kernel.phase().count();
            kernel.phase().turns(kernel.offsetPhase(q), p - phase / 2, phase, turnRe, turnIm, to);
        }
        add(0, kernel.offsets(), re, im);
    }

    private void add(int offset, int offsets, float[] re, float[] im) {
        int terms = offsets * kernel.phase().count();
        int first = block(offset, 0);
        WeightedRows.add(turnRe, turnIm, 0, terms, columnRe, columnIm, first, 1, re, im, matrix);
    }
}
