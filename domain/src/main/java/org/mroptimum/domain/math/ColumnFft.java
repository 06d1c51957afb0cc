package org.mroptimum.domain.math;

/**
 * Discrete Fourier transforms of many columns at once: sample {@code i} of every column lies in row {@code i}, and every row is an
 * array of its own. The inner loops run along the rows, where the compiler vectorises them; neither direction is scaled. Holds the
 * rows: one object for each thread.
 */
sealed interface ColumnFft permits MixedRadixColumns, AnyLengthColumns {

    /** Room in the second-level cache for the real and imaginary rows, in complex samples. */
    int TILE = 1 << 15;

    /** Columns that are worth a tile even when it outgrows the cache: shorter loops do not pay. */
    int NARROWEST = 64;

    /**
     * The fastest transform for a length.
     *
     * @param length samples of a column, at least 1
     * @param columns how many there are in all; {@link #width} tells how many are done together
     */
    static ColumnFft of(int length, int columns) {
        int width = Math.min(columns, Math.max(NARROWEST, TILE / length));
        return MixedRadixColumns.handles(length)
                ? new MixedRadixColumns(length, width)
                : new AnyLengthColumns(length, width);
    }

    /** Columns that fit. */
    int width();

    /** Real rows to be filled, in the order of the samples. Filled rows are used up by the transform. */
    float[][] inputRe();

    float[][] inputIm();

    /** Real rows of the result, in the order of the frequencies. */
    float[][] outputRe();

    float[][] outputIm();

    /** Transforms the first {@code columns} columns. */
    void transform(int columns, boolean inverse);

    /** The same rows seen with the zero index at {@code n / 2}. */
    static float[][] centred(float[][] rows) {
        float[][] shifted = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            shifted[(i + rows.length / 2) % rows.length] = rows[i];
        }
        return shifted;
    }
}
