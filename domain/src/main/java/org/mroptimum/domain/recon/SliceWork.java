package org.mroptimum.domain.recon;

import java.util.Optional;
import org.mroptimum.domain.job.DeviceChoice;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.noise.Whitening;

/**
 * How much work a job is, as far as the choice of a device depends on it.
 *
 * @param wanted what the request asks for; empty when it says nothing
 * @param kind of the reconstruction
 * @param frequency samples along readout
 * @param phase lines
 * @param coils channels
 * @param slices to be computed
 * @param images of each slice from data: 1, or the repetitions
 * @param replicas of each slice; 0 for methods without
 * @param acceleration R = R1 R2 of the lattice; 1 where nothing is missing
 * @param whitening of the imaging data, where a device may do it; empty when the data come whitened, or stay as they are
 * @param threads of the processor
 */
public record SliceWork(
        Optional<DeviceChoice> wanted,
        ReconstructionKind kind,
        int frequency,
        int phase,
        int coils,
        int slices,
        int images,
        int replicas,
        int acceleration,
        Optional<Whitening> whitening,
        int threads) {

    /** The same work with another wish. */
    public SliceWork wanting(DeviceChoice other) {
        return new SliceWork(
                Optional.of(other),
                kind,
                frequency,
                phase,
                coils,
                slices,
                images,
                replicas,
                acceleration,
                whitening,
                threads);
    }
}
