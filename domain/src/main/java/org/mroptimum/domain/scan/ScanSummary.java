package org.mroptimum.domain.scan;

import java.util.List;

/**
 * What a raw data file holds, for people. Nothing in it identifies a patient.
 *
 * @param format the format in words
 * @param measurements how many measurements the file holds
 * @param readout samples along readout after oversampling removal; 0 for a file of noise only
 * @param phase lines along phase encoding; 0 for a file of noise only
 * @param slices 0 for a file of noise only
 * @param coils receive channels
 * @param repetitions repetitions kept apart; 0 for a file of noise only
 * @param hasNoise whether the file brings noise of its own
 * @param accelerationReadout undersampling factor along readout
 * @param accelerationPhase undersampling factor along phase encoding
 * @param calibrationLines separate calibration lines, 0 when the file tells of none
 * @param warnings what a user should know about how the file is read
 */
public record ScanSummary(
        String format,
        int measurements,
        int readout,
        int phase,
        int slices,
        int coils,
        int repetitions,
        boolean hasNoise,
        int accelerationReadout,
        int accelerationPhase,
        int calibrationLines,
        List<String> warnings) {

    public ScanSummary {
        warnings = List.copyOf(warnings);
    }

    /** What can be told of a file that holds noise only. */
    public static ScanSummary ofNoise(String format, int measurements, int coils, List<String> warnings) {
        return new ScanSummary(format, measurements, 0, 0, 0, coils, 0, true, 1, 1, 0, warnings);
    }
}
