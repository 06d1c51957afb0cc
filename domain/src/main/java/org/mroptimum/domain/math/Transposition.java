package org.mroptimum.domain.math;

/** Scaled copies between lines of one array and rows that each hold one sample of every line, eight rows at a time. */
final class Transposition {
    private static final int TOGETHER = 8;

    private Transposition() {}

    /** {@code rows[f][l] = scale * data[starts[l] + f]}. */
    static void toRows(float[] data, int[] starts, int lines, float scale, float[][] rows) {
        int f = 0;
        for (; f + TOGETHER <= rows.length; f += TOGETHER) {
            toEight(
                    data,
                    starts,
                    lines,
                    scale,
                    f,
                    rows[f],
                    rows[f + 1],
                    rows[f + 2],
                    rows[f + 3],
                    rows[f + 4],
                    rows[f + 5],
                    rows[f + 6],
                    rows[f + 7]);
        }
        for (; f < rows.length; f++) {
            float[] row = rows[f];
            for (int l = 0; l < lines; l++) {
                row[l] = scale * data[starts[l] + f];
            }
        }
    }

    /** {@code data[starts[l] + f] = rows[f][l]}. */
    static void fromRows(float[][] rows, float[] data, int[] starts, int lines) {
        int f = 0;
        for (; f + TOGETHER <= rows.length; f += TOGETHER) {
            fromEight(
                    data,
                    starts,
                    lines,
                    f,
                    rows[f],
                    rows[f + 1],
                    rows[f + 2],
                    rows[f + 3],
                    rows[f + 4],
                    rows[f + 5],
                    rows[f + 6],
                    rows[f + 7]);
        }
        for (; f < rows.length; f++) {
            float[] row = rows[f];
            for (int l = 0; l < lines; l++) {
                data[starts[l] + f] = row[l];
            }
        }
    }

    private static void toEight(
            float[] data,
            int[] starts,
            int lines,
            float scale,
            int f,
            float[] r0,
            float[] r1,
            float[] r2,
            float[] r3,
            float[] r4,
            float[] r5,
            float[] r6,
            float[] r7) {
        for (int l = 0; l < lines; l++) {
            int s = starts[l] + f;
            r0[l] = scale * data[s];
            r1[l] = scale * data[s + 1];
            r2[l] = scale * data[s + 2];
            r3[l] = scale * data[s + 3];
            r4[l] = scale * data[s + 4];
            r5[l] = scale * data[s + 5];
            r6[l] = scale * data[s + 6];
            r7[l] = scale * data[s + 7];
        }
    }

    private static void fromEight(
            float[] data,
            int[] starts,
            int lines,
            int f,
            float[] r0,
            float[] r1,
            float[] r2,
            float[] r3,
            float[] r4,
            float[] r5,
            float[] r6,
            float[] r7) {
        for (int l = 0; l < lines; l++) {
            int s = starts[l] + f;
            data[s] = r0[l];
            data[s + 1] = r1[l];
            data[s + 2] = r2[l];
            data[s + 3] = r3[l];
            data[s + 4] = r4[l];
            data[s + 5] = r5[l];
            data[s + 6] = r6[l];
            data[s + 7] = r7[l];
        }
    }
}
