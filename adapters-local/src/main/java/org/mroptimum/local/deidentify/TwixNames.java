package org.mroptimum.local.deidentify;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which parameters of a TWIX header tell about the patient. Position, sex, age, weight and height stay: they tell about the scan. */
final class TwixNames {
    private static final Set<String> ALWAYS = Set.of(
            "patient",
            "city",
            "street",
            "streetnumber",
            "zipcode",
            "postalcode",
            "phonenumber",
            "customerid",
            "ward",
            "dicomuidroot");
    private static final List<String> TEXTS = List.of(
            "patientname",
            "patientsname",
            "patientid",
            "patientloid",
            "otherpatient",
            "patientaddress",
            "patienttelephone",
            "patientcomment",
            "patientmothers",
            "patientreligious",
            "patientinsurance",
            "ethnicgroup",
            "birth",
            "physician",
            "operator",
            "institution",
            "hospital",
            "department",
            "stationname",
            "serialnumber",
            "accession",
            "studyloid",
            "seriesloid",
            "studydescription",
            "studyid",
            "procedurestep",
            "requestedprocedure",
            "admittingdiagnos",
            "additionalpatienthistory",
            "imagecomment",
            "exammemoryuid",
            "instanceuid",
            "frameofreference",
            "timestamp",
            "studydate",
            "seriesdate",
            "acquisitiondate",
            "contentdate",
            "studytime",
            "seriestime",
            "hostname",
            "username",
            "userpassword");

    private TwixNames() {}

    /** Whether the value of a text parameter goes. */
    static boolean isPersonalText(String name) {
        String lower = lower(name);
        return ALWAYS.contains(lower) || TEXTS.stream().anyMatch(lower::contains);
    }

    /** Whether the value of a numeric parameter goes: most numbers are needed to reconstruct. */
    static boolean isPersonalNumber(String name) {
        return lower(name).contains("birth");
    }

    /** Whether the value names the patient, and may therefore stand elsewhere, too. */
    static boolean isPatientsName(String name) {
        String lower = lower(name);
        return lower.equals("patient")
                || lower.contains("patientname")
                || lower.contains("patientsname")
                || lower.contains("patientid");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
    }
}
