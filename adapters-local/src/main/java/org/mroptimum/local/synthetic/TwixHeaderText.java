package org.mroptimum.local.synthetic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;

/** The text buffers of a synthetic measurement header: what a reader needs to know, in the words that scanners use. */
final class TwixHeaderText {
    private static final int ALIGNMENT = 32;
    /** Real headers are far longer; a shorter first number would mean a container of measurements. */
    private static final int SHORTEST = 12_288;

    private TwixHeaderText() {}

    /**
     * A whole header: its length, the number of buffers, the buffers, padding.
     *
     * @param slices in the order of the slice counters
     */
    static ByteBuffer of(Protocol protocol, List<SliceGeometry> slices) {
        Map<String, String> buffers = new LinkedHashMap<>();
        buffers.put("Config", "<XProtocol>\n{\n}\n");
        buffers.put("Dicom", dicom(protocol));
        buffers.put("Meas", meas(protocol));
        buffers.put("MeasYaps", yaps(protocol, slices));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        buffers.forEach((name, text) -> {
            byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
            body.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
            body.write(0);
            body.writeBytes(number(content.length + 1));
            body.writeBytes(content);
            body.write(0);
        });
        int length = 8 + body.size();
        int padded = Math.max(SHORTEST, (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        return ByteBuffer.allocate(padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(padded)
                .putInt(buffers.size())
                .put(body.toByteArray())
                .clear();
    }

    /**
     * The numbers that go into the text.
     *
     * @param phaseLines lines of the whole grid
     * @param partialFourier whether lines are left out on one side
     */
    record Protocol(
            String name,
            String software,
            double dwellNs,
            int baseResolution,
            int oversampling,
            int phaseLines,
            boolean partialFourier,
            int acceleration,
            int referenceLines) {}

    private static String dicom(Protocol p) {
        return "<XProtocol>\n{\n  <ParamString.\"SoftwareVersions\">  { \"" + p.software() + "\"  }\n"
                + "  <ParamDouble.\"flReadoutOSFactor\">  { <Precision> 6  " + p.oversampling() + ".000000  }\n}\n";
    }

    private static String meas(Protocol p) {
        return "<XProtocol>\n{\n  <ParamDouble.\"flReadoutOSFactor\"> \n  {\n    <Precision> 6 \n    "
                + p.oversampling() + ".000000 \n  }\n}\n";
    }

    private static String yaps(Protocol p, List<SliceGeometry> slices) {
        StringBuilder text = new StringBuilder("### ASCCONV BEGIN ###\n");
        line(text, "tProtocolName", "\"\"" + p.name() + "\"\"");
        line(text, "tSequenceFileName", "\"\"%SyntheticSeq%\\gre\"\"");
        line(text, "sRXSPEC.alDwellTime[0]", number(p.dwellNs()));
        line(text, "sKSpace.lBaseResolution", String.valueOf(p.baseResolution()));
        line(text, "sKSpace.lPhaseEncodingLines", String.valueOf(p.phaseLines()));
        line(text, "sKSpace.ucPhasePartialFourier", p.partialFourier() ? "0x4" : "0x10");
        line(text, "sKSpace.ucTrajectory", "0x1");
        line(text, "sPat.lAccelFactPE", String.valueOf(p.acceleration()));
        if (p.referenceLines() > 0) {
            line(text, "sPat.lRefLinesPE", String.valueOf(p.referenceLines()));
        }
        line(text, "sSliceArray.lSize", String.valueOf(slices.size()));
        for (int s = 0; s < slices.size(); s++) {
            SliceGeometry g = slices.get(s);
            String key = "sSliceArray.asSlice[" + s + "].";
            line(text, key + "dThickness", number(g.thickness()));
            line(text, key + "dPhaseFOV", number(g.phaseFov()));
            line(text, key + "dReadoutFOV", number(g.readFov()));
            line(text, key + "dInPlaneRot", number(SliceRotation.inPlane(g)));
            vector(text, key + "sPosition.", g.centre());
            vector(text, key + "sNormal.", g.normal());
        }
        return text.append("### ASCCONV END ###\n").toString();
    }

    private static void vector(StringBuilder text, String key, Vector3 v) {
        line(text, key + "dSag", number(v.x()));
        line(text, key + "dCor", number(v.y()));
        line(text, key + "dTra", number(v.z()));
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append("\t = \t").append(value).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf(Math.round(value))
                : String.format(Locale.ROOT, "%.12g", value);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
