package org.mroptimum.domain.noise;

import java.util.Arrays;
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
        Arrays.fill(centre, 0);
        Arrays.fill(edges, 0);
        int first = firstCentral(samples);
        fft.addPower(re, im, starts, lines, first, first + centralBins(samples), centre, edges);
    }

    /** Adds the powers to those of the channels and empties the batch. */
    void moveTo(double[] wholeOfCoil, double[] centreOfCoil) {
        for (int l = 0; l < lines; l++) {
            wholeOfCoil[l % coils] += centre[l] + edges[l];
            centreOfCoil[l % coils] += centre[l];
        }
        lines = 0;
    }
}
