package org.mroptimum.domain.snr;

import java.util.Arrays;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.recon.SliceImage;

/**
 * SNR from repetitions of a scan: mean over standard deviation ({@code n - 1}) of the magnitude at each pixel. Memory does not
 * grow with their number (Welford 1962, doi:10.1080/00401706.1962.10490022).
 */
final class MultipleReplica {
    private final double[] mean;
    private final double[] squares;
    private int slice;
    private int count;

    MultipleReplica(int pixels) {
        this.mean = new double[pixels];
        this.squares = new double[pixels];
    }

    /** Begins a slice. */
    void start(int index) {
        slice = index;
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        count = 0;
    }

    /**
     * Takes the next repetition.
     *
     * @throws JobFailure MRO-3005 when it is not finite
     */
    void add(SliceImage image) {
        image.requireFinite(slice);
        count++;
        for (int p = 0; p < mean.length; p++) {
            double magnitude = image.magnitude(p);
            double step = magnitude - mean[p];
            mean[p] += step / count;
            squares[p] += step * (magnitude - mean[p]);
        }
    }

    /**
     * SNR with relative error {@code sqrt(1 / (2 (n - 1)) + 1 / (n SNR^2))}: that of the deviation and that of the mean.
     *
     * @throws JobFailure MRO-3011 with fewer than two repetitions
     */
    void finish(boolean[] valid, SnrEstimate out) {
        if (count < 2) {
            throw new JobFailure(
                    ComputationError.TOO_FEW_REPETITIONS,
                    "multiple replicas need at least 2 repetitions of the scan, there is " + count);
        }
        for (int p = 0; p < mean.length; p++) {
            double noise = Math.sqrt(squares[p] / (count - 1));
            if (valid[p] && noise > 0 && mean[p] > 0) {
                double relative = noise / mean[p];
                out.set(p, mean[p], noise, Math.sqrt(.5 / (count - 1) + relative * relative / count));
            } else {
                out.clear(p);
            }
        }
    }
}
