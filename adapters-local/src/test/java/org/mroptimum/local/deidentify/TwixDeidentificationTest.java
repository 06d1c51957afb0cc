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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.Deidentifier;
import org.mroptimum.domain.scan.RemovedField;
import org.mroptimum.local.RealFiles;
import org.mroptimum.local.twix.HeaderPlaces;
import org.mroptimum.local.twix.TwixReader;

/** Siemens headers lose the patient and nothing else. */
class TwixDeidentificationTest {
    private static final String HEADER = """
            <ParamString."tPatientName">  { "Doe^Jane"  }
            <ParamString."PatientID">{ "PAT-47110815" }
            <ParamString."PatientBirthDay">
            {
              "19700131"
            }
            <ParamLong."lBirthYear"> { <LimitRange> { } 1970 }
            <ParamString."InstitutionName">  { "Clinic } of \"\"Somewhere\"\""  }
            <ParamString."PatientPosition">  { "HFS"  }
            <ParamDouble."flPatientAge">  { <Precision> 6  32.000000  }
            <ParamString."tPerfPhysiciansName">  { }
            <ParamString."PatientLOID">
            <ParamLong."BaseResolution">  { 256  }
            sProt.tPatientName\t = \t"Doe^Jane"
            tReferenceImage0 = ""1.3.12.2.1107.5.2.32.35287.2022031417511320343906322""
            tFreeText = ""scan of PAT-47110815""
            sKSpace.lBaseResolution = 256
            """;

    @TempDir
    Path folder;

    @Test
    void onlyPersonalValuesAreOverwritten() {
        CleanText clean = TwixHeaderCleaner.clean(HEADER.getBytes(StandardCharsets.ISO_8859_1));

        assertEquals("""
                <ParamString."tPatientName">  { "XXXXXXXX"  }
                <ParamString."PatientID">{ "XXXXXXXXXXXX" }
                <ParamString."PatientBirthDay">
                {
                  "XXXXXXXX"
                }
                <ParamLong."lBirthYear"> { <LimitRange> { } 1970 }
                <ParamString."InstitutionName">  { "XXXXXXXXXXXX""XXXXXXXXX\"""  }
                <ParamString."PatientPosition">  { "HFS"  }
                <ParamDouble."flPatientAge">  { <Precision> 6  32.000000  }
                <ParamString."tPerfPhysiciansName">  { }
                <ParamString."PatientLOID">
                <ParamLong."BaseResolution">  { 256  }
                sProt.tPatientName\t = \t"XXXXXXXX"
                tReferenceImage0 = ""1.3.12.2.1107.5.0.00.00000.0000000000000000000000000""
                tFreeText = ""scan of XXXXXXXXXXXX""
                sKSpace.lBaseResolution = 256
                """.replace("{ } 1970 }", "{ } 0000 }"), new String(clean.bytes(), StandardCharsets.ISO_8859_1));
        assertEquals(
                Map.of(
                        "tPatientName", 2,
                        "PatientID", 1,
                        "PatientBirthDay", 1,
                        "lBirthYear", 1,
                        "InstitutionName", 1,
                        "unique identifiers", 1,
                        "name or number of the patient elsewhere", 1),
                clean.removed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "siemens_vb19_epi_4ch.dat",
                "siemens_ve11_gre_32ch.dat",
                "siemens_ve11_multiraid_two_measurements.dat",
                "siemens_xa61_gre_2ch.dat"
            })
    void scannerFilesKeepTheirLengthAndEverySample(String name) throws IOException {
        Path file = RealFiles.rawData(name);
        byte[] before = Files.readAllBytes(file);
        Deidentifier.Clean clean = new HeaderDeidentifier().clean(RealFiles.staged(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        clean.content().writeTo(out);
        byte[] after = out.toByteArray();

        assertEquals(before.length, after.length);
        HeaderPlaces places = HeaderPlaces.of(file.toString());
        byte[] expected = before.clone();
        for (List<HeaderPlaces.Place> some : List.of(places.names(), places.headers())) {
            for (HeaderPlaces.Place place : some) {
                System.arraycopy(after, (int) place.start(), expected, (int) place.start(), place.length());
            }
        }
        assertArrayEquals(expected, after, "bytes outside of headers changed");
        Map<String, Integer> removed = new HashMap<>();
        for (RemovedField field : clean.removed()) {
            removed.put(field.field(), field.occurrences());
        }
        assertTrue(removed.getOrDefault("tPatientName", 0) >= 2, removed::toString);
        assertTrue(removed.getOrDefault("PatientBirthDay", 0) >= 1, removed::toString);
        assertTrue(removed.getOrDefault("InstitutionName", 0) >= 1, removed::toString);
        String text = new String(after, StandardCharsets.ISO_8859_1);
        for (String gone : List.of("Universitaetsklinikum", "20240206", "20220314", "213010")) {
            assertFalse(text.contains(gone), gone);
        }
        Path cleaned = Files.write(folder.resolve(name), after);
        removed.remove("name or number of the patient elsewhere");
        assertEquals(removed, removedAgain(cleaned), "a file can be cleaned again");
        assertSameScan(file, cleaned);
    }

    private static Map<String, Integer> removedAgain(Path file) throws IOException {
        Map<String, Integer> removed = new HashMap<>();
        for (RemovedField field :
                new HeaderDeidentifier().clean(RealFiles.staged(file)).removed()) {
            removed.put(field.field(), field.occurrences());
        }
        return removed;
    }

    private static void assertSameScan(Path before, Path after) throws IOException {
        TwixReader reader = new TwixReader();
        try (Acquisition a = reader.open(RealFiles.staged(before), FileReference.local(before.toString()));
                Acquisition b = reader.open(RealFiles.staged(after), FileReference.local(after.toString()))) {
            assertEquals(a.header(), b.header());
            for (int slice = 0; slice < a.header().slices().size(); slice++) {
                KSpace one = a.signal(slice, 0);
                KSpace other = b.signal(slice, 0);
                for (int coil = 0; coil < a.header().coils(); coil++) {
                    assertArrayEquals(one.re(coil), other.re(coil));
                    assertArrayEquals(one.im(coil), other.im(coil));
                }
            }
        }
    }
}
