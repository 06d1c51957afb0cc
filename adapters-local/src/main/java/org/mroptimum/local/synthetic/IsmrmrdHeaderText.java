package org.mroptimum.local.synthetic;

import java.util.Locale;
import java.util.OptionalDouble;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;

/** The XML header of a synthetic scan. */
final class IsmrmrdHeaderText {
    private IsmrmrdHeaderText() {}

    static String of(SyntheticScan scan, OptionalDouble bandwidth) {
        SliceGeometry g = scan.geometry().get(0);
        KSpace any = scan.signal().get(0).get(0);
        int phase = any.phase();
        int frequency = any.frequency();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
        xml.append("<ismrmrdHeader xmlns=\"http://www.ismrm.org/ISMRMRD\">\n<acquisitionSystemInformation>\n");
        bandwidth.ifPresent(b ->
                xml.append("<relativeReceiverNoiseBandwidth>").append(b).append("</relativeReceiverNoiseBandwidth>\n"));
        xml.append("<receiverChannels>").append(any.coils()).append("</receiverChannels>\n");
        xml.append("</acquisitionSystemInformation>\n<experimentalConditions>\n");
        xml.append("<H1resonanceFrequency_Hz>123200000</H1resonanceFrequency_Hz>\n</experimentalConditions>\n");
        xml.append("<encoding>\n");
        xml.append(space("encodedSpace", frequency * scan.oversampling(), phase, g.readFov() * scan.oversampling(), g));
        xml.append(space("reconSpace", frequency, phase, g.readFov(), g));
        xml.append(String.format(
                Locale.ROOT,
                "<encodingLimits>\n%s%s%s</encodingLimits>\n<trajectory>cartesian</trajectory>\n",
                limit("kspace_encoding_step_1", phase - 1, phase / 2),
                limit("slice", scan.signal().size() - 1, 0),
                limit("repetition", scan.signal().get(0).size() - 1, 0)));
        xml.append(parallelImaging(scan.acceleration()));
        return xml.append("</encoding>\n</ismrmrdHeader>\n").toString();
    }

    private static String parallelImaging(int acceleration) {
        if (acceleration == 1) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "<parallelImaging><accelerationFactor><kspace_encoding_step_1>%d</kspace_encoding_step_1>"
                        + "<kspace_encoding_step_2>1</kspace_encoding_step_2></accelerationFactor>"
                        + "<calibrationMode>embedded</calibrationMode></parallelImaging>\n",
                acceleration);
    }

    private static String space(String name, int samples, int phase, double readFov, SliceGeometry g) {
        return String.format(
                Locale.ROOT,
                "<%1$s><matrixSize><x>%2$d</x><y>%3$d</y><z>1</z></matrixSize>"
                        + "<fieldOfView_mm><x>%4$s</x><y>%5$s</y><z>%6$s</z></fieldOfView_mm></%1$s>\n",
                name,
                samples,
                phase,
                readFov,
                g.phaseFov(),
                g.thickness());
    }

    private static String limit(String name, int maximum, int centre) {
        return String.format(
                Locale.ROOT,
                "<%1$s><minimum>0</minimum><maximum>%2$d</maximum><center>%3$d</center></%1$s>\n",
                name,
                maximum,
                centre);
    }
}
