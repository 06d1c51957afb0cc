package org.mroptimum.domain.noise;

import org.mroptimum.domain.math.CentredLines;

/** Noise readouts of all channels that are transformed together, and the power of their spectra. */
final class SpectrumBatch {
    /** Lines transformed together, so that the loops over them are long. */
    private static final int LINES = 256;

    private final int coils;
    private final int samples;
    private final CentredLines fft;
    private final float[] re;
    private final float[] im;
    private final int[] starts;
    private final double[] edges;
    private final double[] centre;
    private int lines;

    SpectrumBatch(int coils, int samples) {
        int room = Math.max(1, LINES / coils) * coils;
        this.coils = coils;
        this.samples = samples;
        this.fft = new CentredLines(samples, room);
        this.re = new float[room * samples];
        this.im = new float[room * samples];
        this.starts = new int[room];
        this.edges = new double[room];
        this.centre = new double[room];
        for (int l = 0; l < room; l++) {
            starts[l] = l * samples;
        }
    }

    /** The first of the un-shifted bins [0, N/4) and [3N/4, N), seen in the centred spectrum. */
    private static int firstCentral(int samples) {
        return samples / 2 - (samples - 3 * samples / 4);
    }

    static int centralBins(int samples) {
        return samples / 2 + samples / 4 - firstCentral(samples);
    }

    boolean isFull() {
        return lines == starts.length;
    }

    /** Takes one readout of every channel. */
    void take(float[][] fromRe, float[][] fromIm) {
        for (int c = 0; c < coils; c++, lines++) {
            System.arraycopy(fromRe[c], 0, re, starts[lines], samples);
            System.arraycopy(fromIm[c], 0, im, starts[lines], samples);
        }
    }

    /** Computes the powers. */
    void transform() {
        fft.forward(re, im, starts, lines, 1);
        int first = firstCentral(samples);
        int end = first + centralBins(samples);
        for (int l = 0; l < lines; l++) {
            centre[l] = power(starts[l] + first, starts[l] + end);
            edges[l] = power(starts[l], starts[l] + first) + power(starts[l] + end, starts[l] + samples);
        }
    }

    /** Adds the powers to those of the channels and empties the batch. */
    void moveTo(double[] wholeOfCoil, double[] centreOfCoil) {
        for (int l = 0; l < lines; l++) {
            wholeOfCoil[l % coils] += centre[l] + edges[l];
            centreOfCoil[l % coils] += centre[l];
        }
        lines = 0;
    }

    /** Four sums at once, because one would wait for itself. */
    private double power(int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            s0 += square(i);
            s1 += square(i + 1);
            s2 += square(i + 2);
            s3 += square(i + 3);
        }
        for (; i < to; i++) {
            s0 += square(i);
        }
        return s0 + s1 + s2 + s3;
    }

    private double square(int i) {
        return (double) re[i] * re[i] + (double) im[i] * im[i];
    }
}
