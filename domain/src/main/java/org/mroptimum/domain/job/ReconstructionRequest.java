package org.mroptimum.domain.job;

import java.util.Optional;

/**
 * The reconstructor of a request (contract 1.3).
 *
 * @param kind which reconstruction
 * @param signal the raw signal data
 * @param noise the noise scan; may be empty for MR, DI, multi-raid files and files that carry their own noise lines. When present it
 *     wins over noise inside the signal file
 * @param sensitivity how sensitivities are made; present for B1 and SENSE, and for GRAPPA when its coil images are combined by
 *     them ({@code combination}, ours) instead of by their root sum of squares
 * @param decimate whether fully sampled data are undersampled on purpose
 * @param accelerations undersampling factors; the file's header counts when empty
 * @param calibration calibration lines (acl); the file's header counts when empty
 * @param kernelSize GRAPPA kernel: taps along readout, acquired lines along phase
 * @param flipAngle flip-angle map in degrees; present when the correction is switched on
 */
public record ReconstructionRequest(
        ReconstructionKind kind,
        FileReference signal,
        Optional<FileReference> noise,
        Optional<SensitivityChoice> sensitivity,
        boolean decimate,
        Optional<AxisPair> accelerations,
        Optional<AxisPair> calibration,
        AxisPair kernelSize,
        Optional<FileReference> flipAngle) {

    /** Whether the coils are combined or unfolded with sensitivity maps. */
    public boolean usesSensitivities() {
        return sensitivity.isPresent();
    }
}
