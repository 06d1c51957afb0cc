package org.mroptimum.domain.snr;

import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.SliceImage;

/**
 * SNR from two acquisitions (NEMA MS 1): mean of the two magnitudes, times sqrt(2), over the local standard deviation of their
 * difference.
 */
final class DifferenceImage {
    private final LocalNoise noise;
    private final ReplicaBatch difference;

    /**
     * @param half half-width b of the square of {@code 2 b + 1} pixels; only valid pixels in it count
     * @param workers threads that share the rows
     */
    DifferenceImage(int frequency, int phase, int half, Workers workers) {
        this.noise = new LocalNoise(frequency, phase, half, workers);
        this.difference = new ReplicaBatch(frequency * phase, 1);
    }

    /**
     * Compares two images of one slice; relative error {@code 1 / sqrt(2 (M - 1))} for M pixels in the square.
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-3005 when one is not finite
     */
    void compute(int slice, SliceImage first, SliceImage second, boolean[] valid, SnrEstimate out) {
        first.requireFinite(slice);
        second.requireFinite(slice);
        difference.start(0, 1);
        for (int p = 0; p < valid.length; p++) {
            difference.values()[p] = valid[p] ? first.magnitude(p) - second.magnitude(p) : 0;
        }
        noise.start(valid);
        noise.add(difference);
        double smallest = noise.smallest();
        for (int p = 0; p < valid.length; p++) {
            if (valid[p] && noise.deviation(p) > smallest) {
                double signal = ((double) first.magnitude(p) + second.magnitude(p)) / 2 * Math.sqrt(2);
                out.set(p, signal, noise.deviation(p), noise.relativeError(p));
            } else {
                out.clear(p);
            }
        }
    }
}
