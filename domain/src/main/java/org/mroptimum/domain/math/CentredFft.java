package org.mroptimum.domain.math;

import org.jtransforms.fft.FloatFFT_1D;

/**
 * Centred one-dimensional discrete Fourier transform of planar single-precision data, any length.
 *
 * <p>{@code fftshift(fft(ifftshift(x)))} with the zero frequency at index {@code n / 2} (integer division), odd lengths
 * included. The forward transform sums, the inverse divides by {@code n}; both multiply by the caller's scale. Holds a
 * workspace: one object for each thread.
 */
public final class CentredFft {
    private final int n;
    private final FloatFFT_1D fft;
    private final float[] work;

    public CentredFft(int n) {
        this.n = n;
        this.fft = new FloatFFT_1D(n);
        this.work = new float[2 * n];
    }

    /** Transforms {@code n} samples from {@code offset} in place. */
    public void forward(float[] re, float[] im, int offset, float scale) {
        gather(re, im, offset);
        fft.complexForward(work);
        scatter(re, im, offset, scale);
    }

    /** Transforms {@code n} samples from {@code offset} in place. */
    public void inverse(float[] re, float[] im, int offset, float scale) {
        gather(re, im, offset);
        fft.complexInverse(work, true);
        scatter(re, im, offset, scale);
    }

    /** The centre comes first, as the transform wants it: two straight copies. */
    private void gather(float[] re, float[] im, int offset) {
        int centre = n / 2;
        for (int i = 0, from = offset + centre; i < n - centre; i++, from++) {
            work[2 * i] = re[from];
            work[2 * i + 1] = im[from];
        }
        for (int i = n - centre, from = offset; i < n; i++, from++) {
            work[2 * i] = re[from];
            work[2 * i + 1] = im[from];
        }
    }

    private void scatter(float[] re, float[] im, int offset, float scale) {
        int centre = n / 2;
        for (int i = 0, to = offset + centre; i < n - centre; i++, to++) {
            re[to] = scale * work[2 * i];
            im[to] = scale * work[2 * i + 1];
        }
        for (int i = n - centre, to = offset; i < n; i++, to++) {
            re[to] = scale * work[2 * i];
            im[to] = scale * work[2 * i + 1];
        }
    }
}
