package org.mroptimum.domain.noise;

import java.util.Arrays;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.NoiseScan;

/**
 * Accumulates the sample covariance {@code C = (1/N) sum n n^H} of streamed noise readouts: no mean removal, no factor 1/2.
 *
 * <p>Readouts are packed into blocks; products are summed over the few rows of a block in single precision, lane by lane so that
 * the loop vectorises, and over everything else in double precision.
 */
public final class NoiseStatistics implements NoiseScan.ReadoutVisitor {
    private static final int LANES = 512;
    private static final int BLOCK = 4 * LANES;

    private final int coils;
    private final float[][] blockRe;
    private final float[][] blockIm;
    private final double[] sumRe;
    private final double[] sumIm;
    private final float[] laneRe = new float[LANES];
    private final float[] laneIm = new float[LANES];
    private int filled;
    private long samples;

    /** @param coils channels of the noise scan */
    public NoiseStatistics(int coils) {
        this.coils = coils;
        this.blockRe = new float[coils][BLOCK];
        this.blockIm = new float[coils][BLOCK];
        this.sumRe = new double[coils * coils];
        this.sumIm = new double[coils * coils];
    }

    @Override
    public void readout(float[][] re, float[][] im, int count) {
        int taken = 0;
        while (taken < count) {
            int part = Math.min(count - taken, BLOCK - filled);
            for (int c = 0; c < coils; c++) {
                System.arraycopy(re[c], taken, blockRe[c], filled, part);
                System.arraycopy(im[c], taken, blockIm[c], filled, part);
            }
            filled += part;
            taken += part;
            if (filled == BLOCK) {
                addBlock();
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
        if (filled > 0) {
            addBlock();
        }
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

    private void addBlock() {
        for (int c = 0; c < coils; c++) {
            Arrays.fill(blockRe[c], filled, BLOCK, 0);
            Arrays.fill(blockIm[c], filled, BLOCK, 0);
        }
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j <= i; j++) {
                Arrays.fill(laneRe, 0);
                Arrays.fill(laneIm, 0);
                for (int start = 0; start < filled; start += LANES) {
                    multiply(blockRe[i], blockIm[i], blockRe[j], blockIm[j], start, laneRe, laneIm);
                }
                sumRe[i * coils + j] += sum(laneRe);
                sumIm[i * coils + j] += sum(laneIm);
            }
        }
        filled = 0;
    }

    private static void multiply(
            float[] ar, float[] ai, float[] br, float[] bi, int start, float[] productRe, float[] productIm) {
        for (int l = 0; l < LANES; l++) {
            float a = ar[start + l];
            float b = ai[start + l];
            float c = br[start + l];
            float d = bi[start + l];
            productRe[l] += a * c + b * d;
            productIm[l] += b * c - a * d;
        }
    }

    private static double sum(float[] lanes) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int l = 0; l < LANES; l += 4) {
            s0 += lanes[l];
            s1 += lanes[l + 1];
            s2 += lanes[l + 2];
            s3 += lanes[l + 3];
        }
        return s0 + s1 + s2 + s3;
    }
}
