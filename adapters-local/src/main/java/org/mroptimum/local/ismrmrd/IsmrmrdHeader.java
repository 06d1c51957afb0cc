package org.mroptimum.local.ismrmrd;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What MR Optimum takes from the XML header. Patient, study and institution fields are never read.
 *
 * @param encodingCount how often the header describes an encoding
 * @param trajectory trajectory name of the first encoding, lower case, or empty text
 * @param encoded encoded space of the first encoding
 * @param recon recon space of the first encoding
 * @param centreLine the phase-encoding step at the k-space centre
 * @param acceleration acceleration factor along phase encoding, 1 when not stated
 * @param relativeNoiseBandwidth {@code relativeReceiverNoiseBandwidth}
 * @param coilNames coil names by coil number
 * @param system vendor, model and field strength for {@code inspect}, in the order to print
 */
record IsmrmrdHeader(
        int encodingCount,
        String trajectory,
        Optional<Space> encoded,
        Optional<Space> recon,
        OptionalInt centreLine,
        int acceleration,
        OptionalDouble relativeNoiseBandwidth,
        Map<Integer, String> coilNames,
        Map<String, String> system) {

    /** Matrix size and field of view in mm; zeros where the file does not know. */
    record Space(int x, int y, int z, double fovX, double fovY, double fovZ) {}

    /** Parses the header; MRO-2005 when it is not XML. Document types and external entities are refused. */
    static IsmrmrdHeader parse(String xml) {
        return new XmlHeaderParser(xml).header();
    }
}
