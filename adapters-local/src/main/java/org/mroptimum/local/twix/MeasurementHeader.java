package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mroptimum.domain.kspace.Vector3;

/**
 * What the protocol of a measurement says, as far as it matters here. Holds nothing that identifies a patient.
 *
 * @param dwellNs time per acquired readout sample, ns
 * @param oversampling readout oversampling factor, at least 1
 * @param phaseLines lines of the whole phase-encoding grid
 * @param partialFourier whether lines were left out on one side of the centre
 * @param phaseOversampling fraction by which the grid is wider than the phase field of view
 * @param cartesian false when the protocol names another trajectory
 * @param regridded whether samples were taken on the gradient ramps
 */
record MeasurementHeader(
        String protocol,
        String sequence,
        String software,
        OptionalDouble dwellNs,
        OptionalInt baseResolution,
        double oversampling,
        OptionalInt phaseLines,
        boolean partialFourier,
        double phaseOversampling,
        boolean cartesian,
        boolean regridded,
        int acceleration,
        OptionalInt referenceLines,
        List<HeaderSlice> slices) {
    private static final int MOST_SLICES = 4096;
    private static final int NO_PARTIAL_FOURIER = 0x10;

    static MeasurementHeader of(HeaderText text) {
        OptionalDouble os = text.parameter("flReadoutOSFactor")
                .map(MeasurementHeader::decimal)
                .orElse(OptionalDouble.empty());
        OptionalDouble dwell = number(text, "sRXSPEC.alDwellTime[0]");
        return new MeasurementHeader(
                printable(text.protocolValue("tProtocolName").or(() -> text.parameter("tProtocolName"))),
                printable(text.protocolValue("tSequenceFileName")),
                printable(text.parameter("SoftwareVersions")),
                dwell.orElse(0) > 0 ? dwell : OptionalDouble.empty(),
                positive(text, "sKSpace.lBaseResolution"),
                os.orElse(0) >= 1 && os.orElse(0) <= 64 ? os.getAsDouble() : 1,
                positive(text, "sKSpace.lPhaseEncodingLines"),
                isPartial(number(text, "sKSpace.ucPhasePartialFourier")),
                Math.min(
                        10,
                        Math.max(
                                0,
                                number(text, "sKSpace.dPhaseOversamplingForDialog")
                                        .orElse(0))),
                number(text, "sKSpace.ucTrajectory").orElse(1) == 1,
                text.parameter("alRegridMode").filter(m -> !m.equals("1")).isPresent(),
                positive(text, "sPat.lAccelFactPE").orElse(1),
                positive(text, "sPat.lRefLinesPE"),
                slices(text));
    }

    private static List<HeaderSlice> slices(HeaderText text) {
        List<HeaderSlice> slices = new ArrayList<>();
        for (int i = 0; i < MOST_SLICES; i++) {
            String key = "sSliceArray.asSlice[" + i + "].";
            OptionalDouble readFov = number(text, key + "dReadoutFOV");
            Vector3 normal = vector(text, key + "sNormal.");
            // a protocol leaves zeros out, so a slice without a normal is an entry that was never filled in
            if (readFov.isEmpty() || !(normal.length() > 0.5 && normal.length() < 2)) {
                break;
            }
            slices.add(new HeaderSlice(
                    vector(text, key + "sPosition."),
                    SliceOrientation.ofNormal(
                            normal, number(text, key + "dInPlaneRot").orElse(0)),
                    number(text, key + "dThickness").orElse(1),
                    number(text, key + "dPhaseFOV").orElse(readFov.getAsDouble()),
                    readFov.getAsDouble()));
        }
        return List.copyOf(slices);
    }

    private static boolean isPartial(OptionalDouble code) {
        int value = (int) code.orElse(NO_PARTIAL_FOURIER);
        return value > 0 && value < NO_PARTIAL_FOURIER;
    }

    private static Vector3 vector(HeaderText text, String key) {
        return new Vector3(
                number(text, key + "dSag").orElse(0),
                number(text, key + "dCor").orElse(0),
                number(text, key + "dTra").orElse(0));
    }

    private static OptionalInt positive(HeaderText text, String key) {
        double value = number(text, key).orElse(0);
        return value >= 1 && value <= 65_536 ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    private static OptionalDouble number(HeaderText text, String key) {
        return text.protocolValue(key).map(MeasurementHeader::decimal).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble decimal(String text) {
        try {
            double value = text.startsWith("0x") ? Integer.decode(text) : Double.parseDouble(text);
            return Double.isFinite(value) && Math.abs(value) < 1e12 ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static String printable(Optional<String> text) {
        String value = text.orElse("").replaceAll("\\P{Print}", "?");
        return value.substring(0, Math.min(value.length(), 128));
    }
}
