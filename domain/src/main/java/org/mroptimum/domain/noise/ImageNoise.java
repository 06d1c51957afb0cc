package org.mroptimum.domain.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.math.Workers;

/**
 * The noise of the imaging scan, as the noise scan tells it.
 *
 * @param covariance Psi per signal sample, channels in the order of the signal
 * @param passport how the scale was found
 * @param samples noise samples per channel behind the estimate
 */
public record ImageNoise(NoiseCovariance covariance, ScalePassport passport, long samples) {
    /** With N samples, SNR is expected too high by coils / (2 N): 1 % at this many samples a channel for each channel. */
    private static final int COMFORTABLE = 50;

    /** The same on the calling thread alone. */
    public static ImageNoise estimate(NoiseScan scan, AcquisitionHeader image) {
        return estimate(scan, image, Workers.alone());
    }

    /**
     * Walks the noise scan once. Any number of threads gives the same bytes.
     *
     * @param workers threads that share the products and the transforms
     * @throws JobFailure MRO-3002 channels differ, MRO-3003 too few samples, MRO-3005 samples that are not finite, MRO-5002 cancelled
     */
    public static ImageNoise estimate(NoiseScan scan, AcquisitionHeader image, Workers workers) {
        ChannelOrder order = ChannelOrder.match(image.channelNames(), scan);
        NoiseStatistics statistics = new NoiseStatistics(scan.coils(), workers);
        NoiseBandwidth bandwidth = new NoiseBandwidth(scan.coils(), workers);
        boolean measure = ScalePassport.needsMeasuredBandwidth(scan, image);
        scan.forEachReadout((re, im, samples) -> {
            statistics.readout(re, im, samples);
            if (measure) {
                bandwidth.readout(re, im, samples);
            }
        });
        NoiseCovariance covariance = statistics.covariance().reordered(order.source());
        ScalePassport passport = ScalePassport.between(
                scan, image, measure ? OptionalDouble.of(bandwidth.relative()) : OptionalDouble.empty());
        List<String> warnings = new ArrayList<>(passport.warnings());
        order.warning().ifPresent(warnings::add);
        if (statistics.samples() < (long) COMFORTABLE * scan.coils()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "only %d noise samples a channel for %d channels: expect SNR about %.0f %% too high",
                    statistics.samples(),
                    scan.coils(),
                    100 * (Math.sqrt((double) statistics.samples() / (statistics.samples() - scan.coils())) - 1)));
        }
        return new ImageNoise(
                covariance.times(passport.factor()), passport.withWarnings(warnings), statistics.samples());
    }
}
