package org.mroptimum.domain.kspace;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a raw data file says about its imaging scan. Holds nothing that identifies a patient.
 *
 * @param container file format in words, for example {@code Siemens TWIX VD}
 * @param software scanner software version, or empty text
 * @param frequency samples along readout after oversampling removal
 * @param phase lines along phase encoding, zero-filled ones included
 * @param coils receive channels
 * @param channelNames one name a channel, in the stable order of the data
 * @param repetitions repetitions kept apart (for MR), at least 1; averages are averaged
 * @param dwellTimeNs time per acquired (oversampled) readout sample, ns
 * @param oversampling readout oversampling factor that was removed, 1 when nothing was removed
 * @param sampling which lines were acquired
 * @param calibrationLines number of separate calibration lines the header or the data declare
 * @param slices geometry of each slice, in spatial order along the normal; its size is the slice count
 * @param warnings anything a user should know about how the file was read
 */
public record AcquisitionHeader(
        String container,
        String software,
        int frequency,
        int phase,
        int coils,
        List<String> channelNames,
        int repetitions,
        OptionalDouble dwellTimeNs,
        double oversampling,
        SamplingPattern sampling,
        OptionalInt calibrationLines,
        List<SliceGeometry> slices,
        List<String> warnings) {

    public AcquisitionHeader {
        channelNames = List.copyOf(channelNames);
        slices = List.copyOf(slices);
        warnings = List.copyOf(warnings);
    }
}
