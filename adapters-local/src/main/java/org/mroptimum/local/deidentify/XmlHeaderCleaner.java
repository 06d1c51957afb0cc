package org.mroptimum.local.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Overwrites what an ISMRMRD header tells about the patient. Dates stay dates and times stay times, so that the header still obeys
 * its schema; texts become X.
 */
final class XmlHeaderCleaner {
    private static final Pattern ELEMENT = Pattern.compile("<(?:[\\w-]+:)?([\\w-]+)(?:\\s[^<>]*)?>([^<]+)</");
    private static final Pattern PARAMETER =
            Pattern.compile("<(?:[\\w-]+:)?name>\\s*([^<]*?)\\s*</(?:[\\w-]+:)?name>\\s*<(?:[\\w-]+:)?value>([^<]+)</");
    private static final Set<String> PERSONAL = Set.of(
            "patientName",
            "patientID",
            "patientBirthdate",
            "studyDate",
            "studyTime",
            "studyID",
            "accessionNumber",
            "referringPhysicianName",
            "studyDescription",
            "studyInstanceUID",
            "measurementID",
            "seriesDate",
            "seriesTime",
            "seriesDescription",
            "seriesInstanceUIDRoot",
            "frameOfReferenceUID",
            "referencedSOPInstanceUID",
            "institutionName",
            "stationName",
            "deviceID",
            "deviceSerialNumber");

    private XmlHeaderCleaner() {}

    /** Cleans the header in the array itself. */
    static CleanText clean(byte[] header) {
        CleanText clean = new CleanText(header);
        // One character a byte: positions in the text are positions in the file, whatever the encoding.
        String text = new String(header, StandardCharsets.ISO_8859_1);
        Matcher element = ELEMENT.matcher(text);
        int from = 0;
        while (element.find(from)) {
            if (PERSONAL.contains(element.group(1)) && !element.group(2).isBlank()) {
                overwrite(clean, element.group(2), element.start(2));
                clean.count(element.group(1));
            }
            from = element.end(2);
        }
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            String name = parameter.group(1);
            if (TwixNames.isPersonalText(name) && !parameter.group(2).isBlank()) {
                overwrite(clean, parameter.group(2), parameter.start(2));
                clean.count(name);
            }
        }
        return clean;
    }

    private static void overwrite(CleanText clean, String value, int at) {
        int end = at + value.length();
        if (value.strip().matches("\\d{4}-\\d{2}-\\d{2}.*")) {
            clean.zero(at, end);
            int date = at + value.indexOf(value.strip());
            System.arraycopy("1900-01-01".getBytes(StandardCharsets.US_ASCII), 0, clean.bytes(), date, 10);
        } else if (value.strip().matches("[\\d.:]+Z?")) {
            clean.zero(at, end);
        } else {
            clean.cross(at, end);
        }
    }
}
