package org.mroptimum.domain.math;

/**
 * Centred one-dimensional transforms of many lines of planar data, all at once: {@code fftshift(fft(ifftshift(x)))} of each line,
 * zero frequency at index {@code n / 2}. Faster than {@link CentredFft} line by line when there are dozens. Neither direction
 * is scaled but by the caller's scale. Holds workspaces: one object for each thread.
 */
public final class CentredLines {
    private final ColumnFft fft;
    private final float[][] inputRe;
    private final float[][] inputIm;
    private final float[][] outputRe;
    private final float[][] outputIm;
    private final int[] tile;

    /**
     * @param samples of one line
     * @param lines how many are usually transformed together; chooses the workspace
     */
    public CentredLines(int samples, int lines) {
        this.fft = ColumnFft.of(samples, lines);
        this.inputRe = ColumnFft.centred(fft.inputRe());
        this.inputIm = ColumnFft.centred(fft.inputIm());
        this.outputRe = ColumnFft.centred(fft.outputRe());
        this.outputIm = ColumnFft.centred(fft.outputIm());
        this.tile = new int[fft.width()];
    }

    /**
     * Transforms lines in place, forward.
     *
     * @param starts index of the first sample of each line
     * @param lines how many of the starts count
     */
    public void forward(float[] re, float[] im, int[] starts, int lines, float scale) {
        transform(re, im, starts, lines, scale, false);
    }

    /** Transforms lines in place, inverse; otherwise as {@link #forward}. */
    public void inverse(float[] re, float[] im, int[] starts, int lines, float scale) {
        transform(re, im, starts, lines, scale, true);
    }

    void transform(float[] re, float[] im, int[] starts, int lines, float scale, boolean inverse) {
        for (int first = 0; first < lines; first += tile.length) {
            int count = Math.min(tile.length, lines - first);
            System.arraycopy(starts, first, tile, 0, count);
            Transposition.toRows(re, tile, count, scale, inputRe);
            Transposition.toRows(im, tile, count, scale, inputIm);
            fft.transform(count, inverse);
            Transposition.fromRows(outputRe, re, tile, count);
            Transposition.fromRows(outputIm, im, tile, count);
        }
    }
}
