package org.mroptimum.domain.snr;

import java.util.Arrays;
import org.mroptimum.domain.recon.ReplicaBatch;

/**
 * Workspace of {@link LocalVariance} for one thread: sums and sums of squares over the rows of the square for each column, and
 * over the square for the current pixel, images innermost.
 */
final class SlidingBox {
    private final int frequency;
    private final int phase;
    private final int half;
    private double[] columns = {};
    private double[] columnSquares = {};
    private double[] box = {};
    private double[] boxSquares = {};
    private float[] values = {};
    private int capacity;
    private int lanes;

    SlidingBox(int frequency, int phase, int half) {
        this.frequency = frequency;
        this.phase = phase;
        this.half = half;
    }

    /** Sums what the square of the row before {@code firstRow} holds. */
    void start(ReplicaBatch batch, int firstRow) {
        values = batch.values();
        capacity = batch.capacity();
        if (lanes != batch.count()) {
            lanes = batch.count();
            columns = new double[frequency * lanes];
            columnSquares = new double[frequency * lanes];
            box = new double[lanes];
            boxSquares = new double[lanes];
        }
        Arrays.fill(columns, 0);
        Arrays.fill(columnSquares, 0);
        for (int p = Math.max(0, firstRow - half - 1); p < Math.min(phase, firstRow + half); p++) {
            addRow(p, 1);
        }
    }

    /** Moves to a row, the one after the last, and adds the variances at its pixels. */
    void row(int p, int[] samples, double[] sum, double[] squares) {
        if (p + half < phase) {
            addRow(p + half, 1);
        }
        if (p - half - 1 >= 0) {
            addRow(p - half - 1, -1);
        }
        Arrays.fill(box, 0);
        Arrays.fill(boxSquares, 0);
        for (int f = 0; f < Math.min(half, frequency); f++) {
            addColumn(f);
        }
        for (int f = 0; f < frequency; f++) {
            if (f + half < frequency) {
                addColumn(f + half);
            }
            if (f - half - 1 >= 0) {
                subtract(columns, (f - half - 1) * lanes, box);
                subtract(columnSquares, (f - half - 1) * lanes, boxSquares);
            }
            int pixel = p * frequency + f;
            if (samples[pixel] > 1) {
                addVariances(pixel, samples[pixel], sum, squares);
            }
        }
    }

    private void addRow(int p, double sign) {
        for (int f = 0; f < frequency; f++) {
            int from = (p * frequency + f) * capacity;
            int to = f * lanes;
            for (int i = 0; i < lanes; i++) {
                double value = values[from + i];
                columns[to + i] += sign * value;
                columnSquares[to + i] += sign * value * value;
            }
        }
    }

    private void addColumn(int f) {
        add(columns, f * lanes, box);
        add(columnSquares, f * lanes, boxSquares);
    }

    private static void add(double[] from, int offset, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[offset + i];
        }
    }

    private static void subtract(double[] from, int offset, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] -= from[offset + i];
        }
    }

    private void addVariances(int pixel, int n, double[] sum, double[] squares) {
        double total = sum[pixel];
        double totalSquares = squares[pixel];
        double mean = 1.0 / n;
        double scale = 1.0 / (n - 1);
        for (int i = 0; i < lanes; i++) {
            double variance = Math.max(0, (boxSquares[i] - mean * box[i] * box[i]) * scale);
            total += variance;
            totalSquares += variance * variance;
        }
        sum[pixel] = total;
        squares[pixel] = totalSquares;
    }
}
