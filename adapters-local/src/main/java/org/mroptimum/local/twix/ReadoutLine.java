package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mroptimum.domain.math.CentredFft;

/**
 * Turns one acquired readout of one channel into a line of the grid: cut-off samples zero, reflected lines reversed, asymmetric
 * echoes placed with the echo at the centre, readout oversampling removed by inverse transform, central crop and forward
 * transform, which keeps the amplitude of the samples. Holds a workspace: one object for each thread.
 */
final class ReadoutLine {
    private final int full;
    private final int kept;
    private final float[] re;
    private final float[] im;
    private final CentredFft fromFull;
    private final CentredFft toKept;

    /**
     * @param full samples of a complete readout
     * @param kept samples that stay when the oversampling is removed
     */
    ReadoutLine(int full, int kept) {
        this.full = full;
        this.kept = kept;
        this.re = new float[full];
        this.im = new float[full];
        this.fromFull = new CentredFft(full);
        this.toKept = new CentredFft(kept);
    }

    /** Reads {@code samples} pairs of float32 from {@code at} of the block. */
    void load(ByteBuffer block, int at, ReadoutIndex index, int readout) {
        int samples = index.samples(readout);
        boolean reversed = index.reflected(readout);
        int start = place(samples, index.centreColumn(readout), reversed);
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        int last = samples - index.cutoffPost(readout);
        for (int i = index.cutoffPre(readout); i < last; i++) {
            int to = start + (reversed ? samples - 1 - i : i);
            re[to] = block.getFloat(at + 8 * i);
            im[to] = block.getFloat(at + 8 * i + 4);
        }
    }

    private int place(int samples, int centreColumn, boolean reversed) {
        if (samples == full) {
            return 0;
        }
        int centre = reversed ? samples - centreColumn : centreColumn;
        return Math.max(0, Math.min(full - samples, full / 2 - centre));
    }

    /** Removes the oversampling; the result is in the first {@code kept} samples. */
    void removeOversampling() {
        if (kept == full) {
            return;
        }
        fromFull.inverse(re, im, 0, 1);
        int from = full / 2 - kept / 2;
        System.arraycopy(re, from, re, 0, kept);
        System.arraycopy(im, from, im, 0, kept);
        toKept.forward(re, im, 0, 1);
    }

    /** Adds the kept samples to a row that begins at {@code offset}. */
    void addTo(float[] toRe, float[] toIm, int offset) {
        for (int i = 0; i < kept; i++) {
            toRe[offset + i] += re[i];
            toIm[offset + i] += im[i];
        }
    }
}
