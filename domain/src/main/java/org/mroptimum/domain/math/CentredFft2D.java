package org.mroptimum.domain.math;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * Centred unitary two-dimensional discrete Fourier transform of one coil, planar single precision, in place, any size.
 *
 * <p>{@code fftshift(ifft2(ifftshift(k))) * sqrt(Nf * Np)} over data at index {@code f + frequency * p}, zero frequency at
 * {@code n / 2} of each axis (integer division). The shifts cost nothing: they are folded into the copies between planar data
 * and the interleaved work rows that the one-dimensional transforms need. Holds workspaces: one object for each thread.
 */
public final class CentredFft2D {
    /** Columns gathered together, so that a cache line of a row is used whole. */
    private static final int COLUMNS = 16;

    private final int frequency;
    private final int phase;
    private final FloatFFT_1D alongFrequency;
    private final FloatFFT_1D alongPhase;
    private final float[] line;
    private final float[] columns;

    /**
     * @param frequency samples along readout
     * @param phase lines along phase encoding
     */
    public CentredFft2D(int frequency, int phase) {
        this.frequency = frequency;
        this.phase = phase;
        this.alongFrequency = new FloatFFT_1D(frequency);
        this.alongPhase = new FloatFFT_1D(phase);
        this.line = new float[2 * frequency];
        this.columns = new float[2 * phase * COLUMNS];
    }

    /** K-space to image. */
    public void inverse(float[] re, float[] im) {
        transform(re, im, true);
    }

    /** Image to k-space. */
    public void forward(float[] re, float[] im) {
        transform(re, im, false);
    }

    private void transform(float[] re, float[] im, boolean inverse) {
        for (int p = 0; p < phase; p++) {
            transformLine(re, im, p * frequency, inverse);
        }
        for (int first = 0; first < frequency; first += COLUMNS) {
            transformColumns(re, im, first, Math.min(COLUMNS, frequency - first), inverse);
        }
    }

    private void transformLine(float[] re, float[] im, int start, boolean inverse) {
        int centre = frequency / 2;
        int wrap = frequency - centre;
        interleave(re, im, start + centre, 0, wrap);
        interleave(re, im, start, wrap, centre);
        run(alongFrequency, line, 0, inverse);
        separate(re, im, start + centre, 0, wrap);
        separate(re, im, start, wrap, centre);
    }

    private void interleave(float[] re, float[] im, int from, int to, int length) {
        for (int i = 0; i < length; i++) {
            line[2 * (to + i)] = re[from + i];
            line[2 * (to + i) + 1] = im[from + i];
        }
    }

    private void separate(float[] re, float[] im, int to, int from, int length) {
        for (int i = 0; i < length; i++) {
            re[to + i] = line[2 * (from + i)];
            im[to + i] = line[2 * (from + i) + 1];
        }
    }

    private void transformColumns(float[] re, float[] im, int first, int count, boolean inverse) {
        int centre = phase / 2;
        int stride = 2 * phase;
        for (int p = 0; p < phase; p++) {
            int row = ((p + centre) % phase) * frequency + first;
            for (int c = 0; c < count; c++) {
                columns[c * stride + 2 * p] = re[row + c];
                columns[c * stride + 2 * p + 1] = im[row + c];
            }
        }
        for (int c = 0; c < count; c++) {
            run(alongPhase, columns, c * stride, inverse);
        }
        float scale = (float) (1 / Math.sqrt((double) frequency * phase));
        for (int p = 0; p < phase; p++) {
            int row = ((p + centre) % phase) * frequency + first;
            for (int c = 0; c < count; c++) {
                re[row + c] = scale * columns[c * stride + 2 * p];
                im[row + c] = scale * columns[c * stride + 2 * p + 1];
            }
        }
    }

    private static void run(FloatFFT_1D fft, float[] data, int offset, boolean inverse) {
        if (inverse) {
            fft.complexInverse(data, offset, false);
        } else {
            fft.complexForward(data, offset);
        }
    }
}
