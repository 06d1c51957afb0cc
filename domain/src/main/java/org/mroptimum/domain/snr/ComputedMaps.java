package org.mroptimum.domain.snr;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.ScalePassport;
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
        List<String> warnings) {}
