package org.mroptimum.domain.coil;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;

/**
 * Covariance of the coil images over a square neighbourhood of each pixel, clipped to the image, divided by its trace: the
 * largest eigenvalue is then the part of the local power that one coil pattern explains. Zero where there is no signal.
 */
final class LocalCovariance implements PixelMatrices {
    private final KSpace images;
    private final int reach;
    private final float scale;

    /**
     * @param images coil images
     * @param magnitude their root sum of squares
     * @param reach pixels on each side of the centre
     */
    LocalCovariance(KSpace images, float[] magnitude, int reach) {
        this.images = images;
        this.reach = reach;
        float largest = Float.MIN_NORMAL;
        for (float value : magnitude) {
            largest = Math.max(largest, value);
        }
        // Squares of samples in any unit must stay within single precision.
        this.scale = 1 / largest;
    }

    @Override
    public Cursor cursor() {
        return new Neighbourhood();
    }

    private final class Neighbourhood implements Cursor {
        private float[] sumRe = new float[0];
        private float[] sumIm = new float[0];
        private float[] trace = new float[0];
        private int centre;

        @Override
        public void row(int phase) {
            centre = phase;
        }

        @Override
        public void block(int first, int count, float[][] re, float[][] im) {
            if (trace.length < count) {
                sumRe = new float[count + 2 * reach];
                sumIm = new float[count + 2 * reach];
                trace = new float[count];
            }
            Arrays.fill(trace, 0);
            int e = 0;
            for (int i = 0; i < images.coils(); i++) {
                for (int j = 0; j <= i; j++, e++) {
                    sum(i, j, first, count);
                    box(sumRe, re[e], count);
                    box(sumIm, im[e], count);
                }
                addTo(trace, re[e - 1], count);
            }
            for (int x = 0; x < count; x++) {
                trace[x] = trace[x] >= Float.MIN_NORMAL ? 1 / trace[x] : 0;
            }
            for (int k = 0; k < e; k++) {
                multiply(trace, re[k], im[k], count);
            }
        }

        /** Products of two coils, summed over the lines of the neighbourhood; zero outside the image. */
        private void sum(int i, int j, int first, int count) {
            Arrays.fill(sumRe, 0);
            Arrays.fill(sumIm, 0);
            int from = Math.max(0, first - reach);
            int length = Math.min(images.frequency(), first + count + reach) - from;
            int to = from - (first - reach);
            int end = Math.min(images.phase(), centre + reach + 1);
            for (int p = Math.max(0, centre - reach); p < end; p++) {
                int at = from + images.frequency() * p;
                addProducts(
                        scale, images.re(i), images.im(i), images.re(j), images.im(j), at, length, sumRe, sumIm, to);
            }
        }

        private void box(float[] line, float[] out, int count) {
            Arrays.fill(out, 0, count, 0);
            for (int shift = 0; shift <= 2 * reach; shift++) {
                addShifted(line, shift, out, count);
            }
        }
    }

    private static void addProducts(
            float a,
            float[] xr,
            float[] xi,
            float[] yr,
            float[] yi,
            int at,
            int length,
            float[] re,
            float[] im,
            int to) {
        for (int k = 0; k < length; k++) {
            float u = a * xr[at + k];
            float v = a * xi[at + k];
            float s = a * yr[at + k];
            float t = a * yi[at + k];
            re[to + k] += u * s + v * t;
            im[to + k] += v * s - u * t;
        }
    }

    private static void addShifted(float[] line, int shift, float[] out, int count) {
        for (int x = 0; x < count; x++) {
            out[x] += line[x + shift];
        }
    }

    private static void addTo(float[] sum, float[] values, int count) {
        for (int x = 0; x < count; x++) {
            sum[x] += values[x];
        }
    }

    private static void multiply(float[] factor, float[] re, float[] im, int count) {
        for (int x = 0; x < count; x++) {
            re[x] *= factor[x];
            im[x] *= factor[x];
        }
    }
}
