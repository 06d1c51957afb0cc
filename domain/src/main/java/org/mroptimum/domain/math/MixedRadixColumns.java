package org.mroptimum.domain.math;

import java.util.stream.IntStream;

/**
 * Columns of a length with small prime factors: the mixed-radix transform of Cooley and Tukey (1965, doi:10.2307/2003354) with
 * decimation in time. The input rows are the working rows in digit-reversed order, so that no sample is moved for it. Factors
 * of two are taken one by one: a radix-4 butterfly has fewer stores, but its loop is too long for the compiler to vectorise.
 */
final class MixedRadixColumns implements ColumnFft {
    /** An odd factor r costs r passes over the rows; above this the FFT library is faster. */
    private static final int LARGEST_FACTOR = 13;

    private final int width;
    private final int[] factors;
    private final float[] cos;
    private final float[] sin;
    private final float[][] re;
    private final float[][] im;
    private final float[][] inputRe;
    private final float[][] inputIm;
    private final OddButterfly odd;

    MixedRadixColumns(int length, int width) {
        this.width = width;
        this.factors = factors(length);
        this.cos = new float[length];
        this.sin = new float[length];
        this.re = new float[length][width];
        this.im = new float[length][width];
        this.inputRe = new float[length][];
        this.inputIm = new float[length][];
        for (int i = 0; i < length; i++) {
            cos[i] = (float) StrictMath.cos(2 * Math.PI * i / length);
            sin[i] = (float) StrictMath.sin(2 * Math.PI * i / length);
            int row = digitReversed(i, length, factors);
            inputRe[i] = re[row];
            inputIm[i] = im[row];
        }
        this.odd = new OddButterfly(IntStream.of(factors).max().orElse(1), width, cos, sin);
    }

    static boolean handles(int length) {
        return IntStream.of(factors(length)).noneMatch(factor -> factor > LARGEST_FACTOR);
    }

    /** Prime factors, the largest first. */
    private static int[] factors(int length) {
        IntStream.Builder found = IntStream.builder();
        int rest = length;
        for (int factor = 2; rest > 1; factor++) {
            while (rest % factor == 0) {
                found.add(factor);
                rest /= factor;
            }
        }
        return found.build().map(f -> -f).sorted().map(f -> -f).toArray();
    }

    private static int digitReversed(int index, int length, int[] factors) {
        int row = 0;
        int rest = index;
        int block = length;
        for (int stage = factors.length - 1; stage >= 0; stage--) {
            block /= factors[stage];
            row += rest % factors[stage] * block;
            rest /= factors[stage];
        }
        return row;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public float[][] inputRe() {
        return inputRe;
    }

    @Override
    public float[][] inputIm() {
        return inputIm;
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
        float sign = inverse ? 1 : -1;
        int done = 1;
        for (int factor : factors) {
            int turn = re.length / (done * factor);
            for (int block = 0; block < re.length; block += done * factor) {
                for (int j = 0; j < done; j++) {
                    if (factor == 2) {
                        even(block + j, done, j * turn, columns, sign);
                    } else {
                        odd.run(re, im, block + j, done, factor, j * turn, columns, sign);
                    }
                }
            }
            done *= factor;
        }
    }

    private void even(int first, int step, int turn, int columns, float sign) {
        float[] ar = re[first];
        float[] ai = im[first];
        float[] br = re[first + step];
        float[] bi = im[first + step];
        if (turn == 0) {
            RowKernels.sumAndDifference(ar, br, columns);
            RowKernels.sumAndDifference(ai, bi, columns);
        } else {
            RowKernels.turnedSumAndDifference(ar, ai, br, bi, cos[turn], sign * sin[turn], columns);
        }
    }
}
