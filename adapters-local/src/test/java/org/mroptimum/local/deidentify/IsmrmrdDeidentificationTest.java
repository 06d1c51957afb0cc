package org.mroptimum.local.deidentify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.Deidentifier;
import org.mroptimum.domain.scan.RemovedField;
import org.mroptimum.local.RealFiles;
import org.mroptimum.local.ismrmrd.HeaderPlace;
import org.mroptimum.local.synthetic.hdf5.ReadoutFile;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead;

/** ISMRMRD headers lose the patient and nothing else. */
class IsmrmrdDeidentificationTest {
    private static final String HEADER =
            "<ismrmrdHeader><subjectInformation><patientName>Doe^Jane &amp; co</patientName>"
                    + "<patientWeight_kg>70</patientWeight_kg><patientID>47110815</patientID>"
                    + "<patientBirthdate>1970-01-31</patientBirthdate><patientGender>F</patientGender></subjectInformation>"
                    + "<studyInformation><studyTime>12:34:56</studyTime></studyInformation><acquisitionSystemInformation>"
                    + "<systemVendor>ACME</systemVendor><institutionName>Clinic</institutionName></acquisitionSystemInformation>"
                    + "<userParameters><userParameterString><name>PatientComment</name><value>twins</value>"
                    + "</userParameterString></userParameters></ismrmrdHeader>";

    private static final Vector3 ORIGIN = new Vector3(0, 0, 0);

    @TempDir
    Path folder;

    @Test
    void onlyPersonalValuesAreOverwritten() throws IOException {
        Path file = folder.resolve("scan.h5");
        try (ReadoutFile readouts = new ReadoutFile(file)) {
            readouts.append(
                    new ReadoutHead(
                            0,
                            ReadoutHead.Shape.of(4, 1, 2),
                            5,
                            new ReadoutHead.Place(ORIGIN, ORIGIN, ORIGIN, new Vector3(0, 0, 1)),
                            ReadoutHead.Counters.of(0, 0, 0, 0)),
                    new float[0],
                    new float[8]);
            readouts.finish(HEADER);
        }
        byte[] before = Files.readAllBytes(file);
        List<HeaderPlace> places = HeaderPlace.of(file.toString());
        assertEquals(1, places.size());

        Deidentifier.Clean clean = new HeaderDeidentifier().clean(RealFiles.staged(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        clean.content().writeTo(out);
        byte[] after = out.toByteArray();
        Path cleaned = Files.write(folder.resolve("clean.h5"), after);
        assertFalse(new HeaderDeidentifier().isClean(RealFiles.staged(file)));
        assertTrue(new HeaderDeidentifier().isClean(RealFiles.staged(cleaned)));

        HeaderPlace place = places.get(0);
        assertEquals(
                HEADER.replace("Doe^Jane &amp; co", "XXXXXXXXXXXXXXXXX")
                        .replace("47110815", "00000000")
                        .replace("1970-01-31", "1900-01-01")
                        .replace("12:34:56", "00:00:00")
                        .replace("Clinic", "XXXXXX")
                        .replace("twins", "XXXXX"),
                new String(after, (int) place.start(), place.length(), StandardCharsets.US_ASCII));
        System.arraycopy(after, (int) place.start(), before, (int) place.start(), place.length());
        assertArrayEquals(before, after, "bytes outside of the header changed");
        assertEquals(
                List.of(
                        new RemovedField("PatientComment", 1),
                        new RemovedField("institutionName", 1),
                        new RemovedField("patientBirthdate", 1),
                        new RemovedField("patientID", 1),
                        new RemovedField("patientName", 1),
                        new RemovedField("studyTime", 1)),
                clean.removed());
        assertFalse(clean.removed().toString().contains("Doe"), "a value is told");
    }

    @Test
    void filesOfTheReferenceLibraryHaveTheirHeaderFound() throws IOException {
        Path file = RealFiles.rawData("ismrmrd_simulated_1ch_256lines_with_trajectory.h5");
        HeaderPlace place = HeaderPlace.of(file.toString()).get(0);
        byte[] whole = Files.readAllBytes(file);
        String text = new String(whole, (int) place.start(), place.length(), StandardCharsets.UTF_8);
        assertTrue(text.startsWith("<?xml") && text.contains("</ismrmrdHeader>"), "no header at its place");
    }

    @Test
    void arraysHaveNothingToRemove() throws IOException {
        Path file = RealFiles.rawData("npy_cartesian_undersampled_8ch.npy");
        Deidentifier.Clean clean = new HeaderDeidentifier().clean(RealFiles.staged(file));
        assertEquals(List.of(), clean.removed());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        clean.content().writeTo(out);
        assertArrayEquals(Files.readAllBytes(file), out.toByteArray());
    }
}
