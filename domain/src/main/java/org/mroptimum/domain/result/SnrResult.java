package org.mroptimum.domain.result;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.ScalePassport;

/**
 * Everything a job computed.
 *
 * @param maps SNR first, then accessories
 * @param covariance noise covariance per signal sample; empty when there was no noise data (MR)
 * @param passport how the covariance came to the image's sampling
 * @param acquisition the imaging scan, for geometry and names
 * @param log what happened, in order
 * @param calculationSeconds wall time of the computation
 * @param replicas how replicas were drawn; empty for methods without
 * @param check agreement of AC and PMR, when asked for
 * @param flipAngle how the map {@link SnrMap.Kind#SNR_FLIP_ANGLE} was made, when there is one
 */
public record SnrResult(
        List<SnrMap> maps,
        Optional<NoiseCovariance> covariance,
        Optional<ScalePassport> passport,
        AcquisitionHeader acquisition,
        List<LogEntry> log,
        double calculationSeconds,
        Optional<ReplicaRun> replicas,
        Optional<SelfCheck> check,
        Optional<FlipAngleNormalisation> flipAngle) {

    public SnrResult {
        maps = List.copyOf(maps);
        log = List.copyOf(log);
    }

    /** The first map of the kind. */
    public Optional<SnrMap> map(SnrMap.Kind kind) {
        return maps.stream().filter(m -> m.kind() == kind).findFirst();
    }
}
