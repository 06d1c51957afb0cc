package org.mroptimum.domain.noise;

import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.math.Workers;

/**
 * Accumulates the sample covariance {@code C = (1/N) sum n n^H} of streamed noise readouts: no mean removal, no factor 1/2.
 *
 * <p>Readouts are packed into blocks, which the workers multiply; the sums of the blocks are added in their order, so that any
 * number of threads gives the same bytes.
 */
public final class NoiseStatistics implements NoiseScan.ReadoutVisitor {
    private static final int BLOCKS_A_THREAD = 2;

    private final int coils;
    private final Workers workers;
    private final NoiseBlock[] blocks;
    private final double[] sumRe;
    private final double[] sumIm;
    private int current;
    private long samples;

    /** @param coils channels of the noise scan */
    public NoiseStatistics(int coils) {
        this(coils, Workers.alone());
    }

    /**
     * @param coils channels of the noise scan
     * @param workers threads that share the products
     */
    public NoiseStatistics(int coils, Workers workers) {
        this.coils = coils;
        this.workers = workers;
        this.blocks = new NoiseBlock[workers.threads() == 1 ? 1 : BLOCKS_A_THREAD * workers.threads()];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new NoiseBlock(coils);
        }
        this.sumRe = new double[coils * coils];
        this.sumIm = new double[coils * coils];
    }

    /**
     * {@inheritDoc}
     *
     * @throws JobFailure MRO-5002 when the workers are cancelled
     */
    @Override
    public void readout(float[][] re, float[][] im, int count) {
        for (int taken = 0; taken < count; ) {
            taken += blocks[current].take(re, im, taken, count);
            if (blocks[current].isFull()) {
                current++;
            }
            if (current == blocks.length) {
                addBlocks(current);
            }
        }
        samples += count;
    }

    /** Samples per channel seen so far. */
    public long samples() {
        return samples;
    }

    /**
     * The covariance of everything seen.
     *
     * @throws JobFailure MRO-3003 with fewer than two samples a channel for each channel, MRO-3005 when a sample is not finite
     */
    public NoiseCovariance covariance() {
        if (samples < 2L * coils) {
            throw new JobFailure(
                    ComputationError.TOO_FEW_NOISE_SAMPLES,
                    "the noise scan has " + samples + " samples a channel; " + coils + " channels need at least "
                            + 2L * coils);
        }
        addBlocks(current + (blocks[current].isEmpty() ? 0 : 1));
        double[] re = new double[coils * coils];
        double[] im = new double[coils * coils];
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j <= i; j++) {
                re[i * coils + j] = sumRe[i * coils + j] / samples;
                im[i * coils + j] = sumIm[i * coils + j] / samples;
                re[j * coils + i] = re[i * coils + j];
                im[j * coils + i] = -im[i * coils + j];
            }
            im[i * coils + i] = 0;
        }
        NoiseCovariance covariance = new NoiseCovariance(coils, re, im);
        if (!Double.isFinite(covariance.trace())) {
            throw new JobFailure(ComputationError.NOT_FINITE, "the noise scan holds NaN or infinite samples");
        }
        return covariance;
    }

    private void addBlocks(int count) {
        workers.each(count, (b, worker) -> blocks[b].multiply());
        for (int b = 0; b < count; b++) {
            blocks[b].moveTo(sumRe, sumIm);
        }
        current = 0;
    }
}
