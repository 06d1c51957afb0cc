package org.mroptimum.domain.snr;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.ImageNoise;

/** The noise of the imaging scan, as far as the method needs it. */
final class JobNoise {

    private JobNoise() {}

    /**
     * Estimates the noise; empty only for methods that measure noise as the change between repetitions.
     *
     * @throws JobFailure MRO-3004 without noise data, MRO-3002, MRO-3003, MRO-3005 for data that do not serve
     */
    static Optional<ImageNoise> of(SnrComputation.Input input, Workers workers, Consumer<String> log) {
        if (input.noise().isEmpty()) {
            requireRepetitions(input.request(), log);
            return Optional.empty();
        }
        AcquisitionHeader header = input.acquisition().header();
        ImageNoise noise = ImageNoise.estimate(input.noise().get(), header, workers);
        log.accept("noise covariance from " + noise.samples() + " samples a channel of "
                + noise.passport().noiseOrigin());
        log.accept(noise.passport().describe());
        return Optional.of(noise);
    }

    private static void requireRepetitions(JobRequest request, Consumer<String> log) {
        SnrMethod method = request.method();
        if (request.drawsReplicas() || method == SnrMethod.AC) {
            String what = request.options().check()
                    ? "self-check"
                    : "method " + method.title().toLowerCase(Locale.ROOT);
            throw new JobFailure(
                    ComputationError.NO_NOISE,
                    "the " + what + " needs a noise scan: a separate file, an earlier measurement of the same file, or"
                            + " noise-adjust lines");
        }
        log.accept("there is no noise scan: channels are combined as they are, without whitening");
    }
}
