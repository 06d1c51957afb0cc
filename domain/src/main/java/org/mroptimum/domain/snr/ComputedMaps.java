package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.ScalePassport;
import org.mroptimum.domain.result.ComputedRange;
import org.mroptimum.domain.result.RangeFacts;
import org.mroptimum.domain.result.ReplicaRun;
import org.mroptimum.domain.result.SelfCheck;
import org.mroptimum.domain.result.SnrMap;

/**
 * What {@link SnrComputation} yields.
 *
 * @param maps SNR first, then the validity mask, then accessories
 * @param covariance noise covariance per signal sample; empty when there was no noise data
 * @param passport how the covariance came to the image's sampling; present with the covariance
 * @param replicas how replicas were drawn; empty for methods without
 * @param check agreement of AC and PMR, when asked for
 * @param warnings what the user must know of the computation
 */
public record ComputedMaps(
        List<SnrMap> maps,
        Optional<NoiseCovariance> covariance,
        Optional<ScalePassport> passport,
        Optional<ReplicaRun> replicas,
        Optional<SelfCheck> check,
        List<String> warnings) {

    /**
     * The result of all slices of a scan.
     *
     * @throws JobFailure MRO-3006 when no slice has a valid pixel
     */
    public static ComputedMaps of(ComputedRange all) {
        RangeFacts facts = all.facts();
        if (facts.without().size() == facts.slices().size()) {
            throw new JobFailure(
                    ComputationError.EMPTY_MASK,
                    "no pixel of any slice has a value: the mask is empty, or the noise cannot be seen (repetitions that are equal, a"
                            + " single pixel in the window), or aliased pixels cannot be told apart (too few calibration lines)");
        }
        List<String> warnings = new ArrayList<>(facts.warnings());
        warnings.addAll(JobWarnings.ofSlices(facts.without()));
        return new ComputedMaps(
                all.maps(),
                facts.covariance(),
                facts.passport(),
                facts.replicas(),
                facts.check().flatMap(SelfComparison::judge),
                List.copyOf(warnings));
    }
}
