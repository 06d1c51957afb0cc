package org.mroptimum.domain.math;

/**
 * The butterfly of an odd prime factor r over rows. Samples k and r - k share their cosine and have opposite sines, so that each
 * result is the first sample plus sums times cosines plus differences times sines.
 */
final class OddButterfly {
    private final float[] cos;
    private final float[] sin;
    private final float[][] turnedRe;
    private final float[][] turnedIm;

    /**
     * @param largest largest factor
     * @param width columns
     * @param cos of all angles of the whole transform
     * @param sin of all angles of the whole transform
     */
    OddButterfly(int largest, int width, float[] cos, float[] sin) {
        this.cos = cos;
        this.sin = sin;
        this.turnedRe = new float[largest][width];
        this.turnedIm = new float[largest][width];
    }

    /**
     * Combines rows {@code first + k * step}, k = 0 .. factor - 1, in place.
     *
     * @param turn angle by which sample k is turned before, over k, in steps of the whole transform
     * @param sign of the exponent: -1 forward
     */
    void run(float[][] re, float[][] im, int first, int step, int factor, int turn, int columns, float sign) {
        for (int k = 1; k < factor; k++) {
            float c = cos[turn * k];
            float s = sign * sin[turn * k];
            int row = first + k * step;
            RowKernels.turn(re[row], im[row], c, s, turnedRe[k], turnedIm[k], columns);
        }
        for (int k = 1; k <= factor / 2; k++) {
            RowKernels.sumAndDifference(turnedRe[k], turnedRe[factor - k], columns);
            RowKernels.sumAndDifference(turnedIm[k], turnedIm[factor - k], columns);
        }
        // The first row comes last: the others need it.
        for (int m = factor - 1; m >= 0; m--) {
            int row = first + m * step;
            combine(re[first], turnedRe, turnedIm, -sign, factor, m, re[row], columns);
            combine(im[first], turnedIm, turnedRe, sign, factor, m, im[row], columns);
        }
    }

    private void combine(
            float[] base,
            float[][] sums,
            float[][] differences,
            float sign,
            int factor,
            int m,
            float[] to,
            int columns) {
        int unit = cos.length / factor;
        float[] from = base;
        int k = 1;
        for (; k + 1 <= factor / 2; k += 2) {
            int angle = m * k % factor * unit;
            int next = m * (k + 1) % factor * unit;
            RowKernels.weighted(
                    from,
                    cos[angle],
                    sums[k],
                    sign * sin[angle],
                    differences[factor - k],
                    cos[next],
                    sums[k + 1],
                    sign * sin[next],
                    differences[factor - k - 1],
                    to,
                    columns);
            from = to;
        }
        if (k <= factor / 2) {
            int angle = m * k % factor * unit;
            RowKernels.weighted(from, cos[angle], sums[k], sign * sin[angle], differences[factor - k], to, columns);
        }
    }
}
