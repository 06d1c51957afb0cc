package org.mroptimum.local.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.local.RealFiles.staged;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Counters;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Shape;

/** The header names the patient; nobody may hear of it, even when the file is broken. */
class IsmrmrdPatientTest {
    private static final List<String> SECRETS = List.of("Doe", "Jane", "47110815", "1970-01-31");
    private static final String PATIENT = "<subjectInformation><patientName>Doe^Jane</patientName>"
            + "<patientID>47110815</patientID><patientBirthdate>1970-01-31</patientBirthdate></subjectInformation>";

    @TempDir
    private Path folder;

    private final IsmrmrdReader reader = new IsmrmrdReader();

    @Test
    void aWholeFileKeepsItsPatientToItself() throws IOException {
        byte[] whole = write(PATIENT + ReadoutScan.encoding(8, 4, 2));
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        SECRETS.forEach(secret -> assertTrue(text.contains(secret), "the test file must hold " + secret));
        String told = everythingTold(whole);
        assertTrue(told.contains("noise measurement readouts") || told.contains("noise readouts"), told);
        assertFalse(told.contains("JobFailure"), told);
        assertSilent(told);
    }

    @Test
    void aCutFileKeepsItsPatientToItself() throws IOException {
        byte[] whole = write(PATIENT + ReadoutScan.encoding(8, 4, 2));
        for (int length = 8; length < whole.length; length += 97) {
            assertSilent(everythingTold(Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void headersThatAreNoXmlKeepTheirPatientToThemselves() throws IOException {
        for (String broken : List.of("<Doe^Jane>", "<Doe", "</Jane>", "<trajectory>")) {
            String told = everythingTold(write(PATIENT + broken));
            assertTrue(told.contains("MRO-2005"), told);
            assertSilent(told);
        }
        Path file = Files.write(folder.resolve("broken.h5"), write(PATIENT + "<Doe^Jane>"));
        JobFailure failure =
                assertThrows(JobFailure.class, () -> reader.open(staged(file), FileReference.local("broken.h5")));
        assertEquals(RawDataError.DAMAGED, failure.code());
        assertEquals(null, failure.getCause());
    }

    private static void assertSilent(String told) {
        for (String secret : SECRETS) {
            assertFalse(told.contains(secret), told);
        }
    }

    /** Inspection, scan header, noise and failures with their causes, as text. */
    private String everythingTold(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("scan.h5"), bytes);
        FileReference reference = FileReference.local("scan.h5");
        StringBuilder told = new StringBuilder();
        collect(told, () -> told.append(reader.inspect(staged(file), reference)));
        collect(told, () -> {
            try (Acquisition a = reader.open(staged(file), reference)) {
                told.append(a.header());
                a.noise().ifPresent(noise -> describe(told, noise));
            }
        });
        collect(told, () -> {
            try (NoiseScan noise = reader.openNoise(staged(file), reference)) {
                describe(told, noise);
            }
        });
        return told.toString();
    }

    private static void describe(StringBuilder told, NoiseScan noise) {
        told.append(noise.origin()).append(noise.warnings()).append(noise.channelNames());
        noise.close();
    }

    private interface Use {
        void run() throws IOException;
    }

    private static void collect(StringBuilder told, Use use) throws IOException {
        try {
            use.run();
        } catch (JobFailure failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            told.append(trace);
        }
    }

    private byte[] write(String header) throws IOException {
        Path file = folder.resolve("patient.h5");
        Files.deleteIfExists(file);
        try (ReadoutScan scan = new ReadoutScan(file)) {
            scan.line(1L << 18, Shape.of(8, 2, 4), Counters.of(0, 0, 0, 0));
            scan.lines(0, 4, Shape.of(8, 2, 4)).finish(header);
        }
        return Files.readAllBytes(file);
    }
}
