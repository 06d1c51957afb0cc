package org.mroptimum.domain.coil;

import java.util.Arrays;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.math.HermitianEigen;
import org.mroptimum.domain.math.Workers;

/**
 * An orthonormal basis of the calibration windows: the right singular vectors of the calibration matrix, whose rows are the
 * {@code k x k x coil} windows of the block (Uecker 2014, doi:10.1002/mrm.24751). They come from the eigenvectors of the smaller
 * of its two Gram matrices.
 */
final class EspiritKernels {
    /** The largest eigenvalue problem that is solved: 4096 rows need 1 GB and minutes. */
    private static final int MAX_SIZE = 4096;

    /** Singular values below this part of the largest are rounding errors of single-precision samples. */
    private static final double PRECISION = 1e-6;

    private final EspiritBlock block;
    private final HermitianEigen eigen;
    private final boolean ofWindows;

    /**
     * Analyses the block.
     *
     * @param threshold singular values from this part of the largest on belong to the signal
     * @throws JobFailure MRO-1009 when kernel and block are so large that the analysis would take hours
     */
    EspiritKernels(EspiritBlock block, double threshold, Workers workers) {
        this.block = block;
        long windows = (long) block.windowsF() * block.windowsP();
        long samples = (long) block.kernel() * block.kernel() * block.coils();
        this.ofWindows = windows <= samples;
        if (Math.min(windows, samples) > MAX_SIZE) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "the ESPIRiT calibration has " + windows + " windows of " + samples
                            + " samples; the smaller number must be at most " + MAX_SIZE
                            + ": choose a smaller kernel k or block r");
        }
        int n = (int) Math.min(windows, samples);
        double[][] re = new double[n][n];
        double[][] im = new double[n][n];
        if (ofWindows) {
            productsOfWindows(re, im, workers);
        } else {
            productsOfSamples(re, im, workers);
        }
        double part = Math.max(threshold, PRECISION);
        this.eigen = HermitianEigen.above(part * part, re, im, workers);
    }

    /** Number of kernels; 0 when the block is all zero. */
    int count() {
        return eigen.values()[0] > 0 ? eigen.values().length : 0;
    }

    /**
     * Kernels of one channel.
     *
     * @param re real parts {@code [f + k * p][kernel - first]}
     * @param im imaginary parts
     */
    void ofChannel(int c, int first, int end, double[][] re, double[][] im) {
        int k = block.kernel();
        for (int d = 0; d < k * k; d++) {
            if (!ofWindows) {
                System.arraycopy(eigen.re()[c * k * k + d], first, re[d], 0, end - first);
                System.arraycopy(eigen.im()[c * k * k + d], first, im[d], 0, end - first);
                continue;
            }
            Arrays.fill(re[d], 0);
            Arrays.fill(im[d], 0);
            for (int i = 0; i < block.windowsF() * block.windowsP(); i++) {
                int at = i % block.windowsF() + d % k + block.frequency() * (i / block.windowsF() + d / k);
                addConjugate(
                        block.re()[c][at], block.im()[c][at], eigen.re()[i], eigen.im()[i], first, end, re[d], im[d]);
            }
            for (int j = first; j < end; j++) {
                re[d][j - first] /= Math.sqrt(eigen.values()[j]);
                im[d][j - first] /= Math.sqrt(eigen.values()[j]);
            }
        }
    }

    /** {@code A A^H}: each element is a sum over the samples of two windows. */
    private void productsOfWindows(double[][] re, double[][] im, Workers workers) {
        int mf = block.windowsF();
        int mp = block.windowsP();
        WindowSums[] sums = sums(workers, block.kernel(), block.kernel());
        workers.each(mp, (shiftP, worker) -> {
            for (int shiftF = shiftP == 0 ? 0 : 1 - mf; shiftF < mf; shiftF++) {
                sums[worker].clear();
                for (int c = 0; c < block.coils(); c++) {
                    sums[worker].add(block.re()[c], block.im()[c], block.re()[c], block.im()[c], shiftF, shiftP);
                }
                sums[worker].write(shiftF, shiftP, 0, 0, re, im);
            }
        });
    }

    /** {@code A^T conj(A)}: each element is a sum over all windows. */
    private void productsOfSamples(double[][] re, double[][] im, Workers workers) {
        int k = block.kernel();
        WindowSums[] sums = sums(workers, block.windowsF(), block.windowsP());
        workers.each(block.coils() * block.coils(), (pair, worker) -> {
            int c = pair / block.coils();
            int e = pair % block.coils();
            for (int shift = 0; e <= c && shift < (2 * k - 1) * (2 * k - 1); shift++) {
                int shiftF = shift % (2 * k - 1) - k + 1;
                int shiftP = shift / (2 * k - 1) - k + 1;
                sums[worker].clear();
                sums[worker].add(block.re()[c], block.im()[c], block.re()[e], block.im()[e], shiftF, shiftP);
                sums[worker].write(shiftF, shiftP, c * k * k, e * k * k, re, im);
            }
        });
    }

    private WindowSums[] sums(Workers workers, int boxF, int boxP) {
        WindowSums[] sums = new WindowSums[workers.threads()];
        for (int w = 0; w < sums.length; w++) {
            sums[w] = new WindowSums(block, boxF, boxP);
        }
        return sums;
    }

    /** {@code y += (a + ib) conj(x)}. */
    private static void addConjugate(
            double a, double b, double[] xr, double[] xi, int first, int end, double[] yr, double[] yi) {
        for (int j = first; j < end; j++) {
            yr[j - first] += a * xr[j] + b * xi[j];
            yi[j - first] += b * xr[j] - a * xi[j];
        }
    }
}
