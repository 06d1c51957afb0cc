package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.noise.Whitening;

/**
 * The imaging scan with whitened channels: noise of unit variance per acquired sample, uncorrelated between channels.
 *
 * @param acquisition the imaging scan
 * @param whitening from its noise covariance
 */
record WhitenedScan(Acquisition acquisition, Whitening whitening) {

    AcquisitionHeader header() {
        return acquisition.header();
    }

    /** Whitened k-space of one slice, a fresh object each time. */
    KSpace signal(int slice, int repetition) {
        KSpace data = acquisition.signal(slice, repetition);
        whitening.apply(data);
        return data;
    }

    /** Whitened calibration lines on the grid of the signal. */
    Optional<KSpace> calibration(int slice) {
        Optional<KSpace> data = acquisition.calibration(slice);
        data.ifPresent(whitening::apply);
        return data;
    }

    /**
     * Standard deviation of the complex image noise after the unitary transform. Samples that were never acquired (partial
     * Fourier, asymmetric echo, a cut file) are zero and carry no noise, so it is the root of the sampled part of k-space; fewer
     * averages than the passport counts bring more.
     */
    private double imageNoise(int slice) {
        SamplingPattern here = acquisition.sampling(slice, 0);
        return Math.sqrt(here.sampledPart() * header().sampling().averages() / here.averages());
    }

    /** Turns the magnitude of the unitary image into SNR: the real part of complex noise has half its power (Kellman's definition). */
    float gain(int slice) {
        return (float) (Math.sqrt(2) / imageNoise(slice));
    }

    /**
     * Checks a magnitude image: a single bad sample of k-space reaches every pixel.
     *
     * @throws JobFailure MRO-3005
     */
    static void requireFinite(float[] magnitude, int slice) {
        for (float value : magnitude) {
            if (!Float.isFinite(value)) {
                throw new JobFailure(
                        ComputationError.NOT_FINITE, "slice " + (slice + 1) + " holds NaN or infinite samples");
            }
        }
    }
}
