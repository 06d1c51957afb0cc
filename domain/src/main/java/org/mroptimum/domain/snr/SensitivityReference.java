package org.mroptimum.domain.snr;

import java.util.OptionalInt;
import org.mroptimum.domain.coil.CalibrationBlock;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.AcquisitionHeader;

/**
 * From which data the sensitivities of a slice are estimated.
 *
 * @param choice method and mask
 * @param ofLines part used of the file's own calibration lines: all of them unless the request says less
 * @param ofSignal part used of the imaging data when the file has no calibration lines
 */
record SensitivityReference(SensitivityChoice choice, CalibrationBlock ofLines, CalibrationBlock ofSignal) {

    static SensitivityReference of(ReconstructionRequest request, AcquisitionHeader header) {
        AxisPair declared = new AxisPair(OptionalInt.empty(), header.calibrationLines());
        return new SensitivityReference(
                request.sensitivity().orElse(SensitivityChoice.DEFAULT),
                CalibrationBlock.of(request.calibration().orElse(AxisPair.ALL)),
                CalibrationBlock.of(request.calibration().orElse(declared)));
    }

    boolean fromCalibration() {
        return choice.method() == SensitivityChoice.Method.INNER_ACL;
    }

    /** Method and reference in words, for the log. */
    String describe() {
        return fromCalibration() ? "innerACL" : "inner";
    }
}
