package org.mroptimum.domain.noise;

import java.util.HashMap;
import java.util.Map;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.math.CentredFft;

/**
 * Measures the noise-equivalent bandwidth of a noise scan relative to its flat centre: for each channel the mean power over the
 * whole readout spectrum divided by the mean power over its central half, averaged over the channels. A receiver filter that
 * rolls off towards the edges of the band gives a value below 1, typically 0.79 (Kellman and McVeigh 2005,
 * doi:10.1002/mrm.20713).
 */
public final class NoiseBandwidth implements NoiseScan.ReadoutVisitor {
    private final double[] whole;
    private final double[] centre;
    private final Map<Integer, CentredFft> transforms = new HashMap<>();
    private long wholeBins;
    private long centreBins;
    private float[] re = new float[0];
    private float[] im = new float[0];

    /** @param coils channels of the noise scan */
    public NoiseBandwidth(int coils) {
        this.whole = new double[coils];
        this.centre = new double[coils];
    }

    @Override
    public void readout(float[][] lineRe, float[][] lineIm, int samples) {
        if (samples < 4) {
            return;
        }
        CentredFft fft = transforms.computeIfAbsent(samples, CentredFft::new);
        if (re.length < samples) {
            re = new float[samples];
            im = new float[samples];
        }
        // The un-shifted bins [0, N/4) and [3N/4, N), seen in the centred spectrum.
        int first = samples / 2 - (samples - 3 * samples / 4);
        int end = samples / 2 + samples / 4;
        for (int c = 0; c < whole.length; c++) {
            System.arraycopy(lineRe[c], 0, re, 0, samples);
            System.arraycopy(lineIm[c], 0, im, 0, samples);
            fft.forward(re, im, 0, 1);
            centre[c] += power(first, end);
            whole[c] += power(0, samples);
        }
        wholeBins += samples;
        centreBins += end - first;
    }

    /** The measured value; 1 when there was nothing to measure. */
    public double relative() {
        double sum = 0;
        int measured = 0;
        for (int c = 0; c < whole.length; c++) {
            if (centre[c] > 0) {
                sum += whole[c] / wholeBins / (centre[c] / centreBins);
                measured++;
            }
        }
        return measured == 0 ? 1 : sum / measured;
    }

    private double power(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) re[i] * re[i] + (double) im[i] * im[i];
        }
        return sum;
    }
}
