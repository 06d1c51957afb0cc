package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;

/**
 * The maps of one slice; index {@code f + frequency * p}. Hold until the next slice of the same thread.
 *
 * @param snr SNR, not yet zero where invalid
 * @param valid whether the SNR is valid
 * @param relativeError relative standard error of the SNR; empty for the analytic method
 * @param gFactor g-factor; empty for reconstructions that do not accelerate
 * @param sensitivities coil sensitivities of the whitened channels, 0 where invalid; empty for reconstructions without any
 * @param replicas pseudo replicas drawn, for the check too; 0 without any
 */
@SuppressWarnings("ArrayRecordComponent")
record SliceMaps(
        float[] snr,
        boolean[] valid,
        Optional<float[]> relativeError,
        Optional<float[]> gFactor,
        Optional<KSpace> sensitivities,
        int replicas) {

    /** The same maps of a method without replicas, beside which some were drawn. */
    SliceMaps withReplicas(int drawn) {
        return new SliceMaps(snr, valid, relativeError, gFactor, sensitivities, drawn);
    }
}
