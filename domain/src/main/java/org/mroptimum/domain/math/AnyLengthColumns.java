package org.mroptimum.domain.math;

import org.jtransforms.fft.FloatFFT_1D;

/** Columns of a length with large prime factors, one after the other by the FFT library. */
final class AnyLengthColumns implements ColumnFft {
    private final int width;
    private final float[][] re;
    private final float[][] im;
    private final FloatFFT_1D fft;
    private final float[] column;

    AnyLengthColumns(int length, int width) {
        this.width = width;
        this.re = new float[length][width];
        this.im = new float[length][width];
        this.fft = new FloatFFT_1D(length);
        this.column = new float[2 * length];
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public float[][] inputRe() {
        return re;
    }

    @Override
    public float[][] inputIm() {
        return im;
    }

    @Override
    public float[][] outputRe() {
        return re;
    }

    @Override
    public float[][] outputIm() {
        return im;
    }

    @Override
    public void transform(int columns, boolean inverse) {
        for (int c = 0; c < columns; c++) {
            for (int i = 0; i < re.length; i++) {
                column[2 * i] = re[i][c];
                column[2 * i + 1] = im[i][c];
            }
            if (inverse) {
                fft.complexInverse(column, false);
            } else {
                fft.complexForward(column);
            }
            for (int i = 0; i < re.length; i++) {
                re[i][c] = column[2 * i];
                im[i][c] = column[2 * i + 1];
            }
        }
    }
}
