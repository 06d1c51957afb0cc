package org.mroptimum.domain.noise;

import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.math.Workers;

/**
 * Measures the noise-equivalent bandwidth of a noise scan relative to its flat centre: for each channel the mean power over the
 * whole readout spectrum divided by the mean power over its central half, averaged over the channels. A receiver filter that
 * rolls off towards the edges of the band gives a value below 1, typically 0.79 (Kellman and McVeigh 2005,
 * doi:10.1002/mrm.20713).
 *
 * <p>Readouts are collected into batches, which the workers transform; the powers are added in the order of the readouts, so that
 * any number of threads gives the same bytes.
 */
public final class NoiseBandwidth implements NoiseScan.ReadoutVisitor {
    private static final int BATCHES_A_THREAD = 2;

    private final Workers workers;
    private final double[] whole;
    private final double[] centre;
    private SpectrumBatch[] batches = new SpectrumBatch[0];
    private int length;
    private int current;
    private long wholeBins;
    private long centreBins;

    /** @param coils channels of the noise scan */
    public NoiseBandwidth(int coils) {
        this(coils, Workers.alone());
    }

    /**
     * @param coils channels of the noise scan
     * @param workers threads that share the transforms
     */
    public NoiseBandwidth(int coils, Workers workers) {
        this.workers = workers;
        this.whole = new double[coils];
        this.centre = new double[coils];
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-5002 when the workers are cancelled
     */
    @Override
    public void readout(float[][] lineRe, float[][] lineIm, int samples) {
        if (samples < 4) {
            return;
        }
        if (samples != length) {
            addBatches();
            prepare(samples);
        }
        batches[current].take(lineRe, lineIm);
        if (batches[current].isFull()) {
            current++;
        }
        if (current == batches.length) {
            addBatches();
        }
        wholeBins += samples;
        centreBins += SpectrumBatch.centralBins(samples);
    }

    private void prepare(int samples) {
        length = samples;
        batches = new SpectrumBatch[workers.threads() == 1 ? 1 : BATCHES_A_THREAD * workers.threads()];
        for (int b = 0; b < batches.length; b++) {
            batches[b] = new SpectrumBatch(whole.length, samples);
        }
    }

    private void addBatches() {
        workers.each(batches.length, (b, worker) -> batches[b].transform());
        for (SpectrumBatch batch : batches) {
            batch.moveTo(whole, centre);
        }
        current = 0;
    }

    /** The measured value of everything seen; 1 when there was nothing to measure. */
    public double relative() {
        addBatches();
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
}
