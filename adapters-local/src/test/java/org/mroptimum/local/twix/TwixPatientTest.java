package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** The patient is named wherever scanners write the name; nobody may hear of it, even when the file is broken. */
class TwixPatientTest {
    private static final int DIRECTORY_NAME = 8 + 24;
    private static final List<String> SECRETS = List.of("Doe^Jane", "PAT-47110815", "19700131");
    private static final String PARAMETERS = """
            <ParamString."tPatientName">  { "Doe^Jane"  }
            <ParamString."PatientName">  { "Doe^Jane"  }
            <ParamString."PatientID">  { "PAT-47110815"  }
            <ParamString."PatientLOID">  { "PAT-47110815"  }
            <ParamString."PatientBirthDay">  { "19700131"  }
            """;

    @TempDir
    Path folder;

    @Test
    void aWholeFileKeepsItsPatientToItself() throws IOException {
        byte[] whole = withPatient();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        SECRETS.forEach(secret -> assertTrue(text.contains(secret), "the test file must hold " + secret));
        String told = everythingTold(whole);
        assertTrue(told.contains("readouts") && told.contains("noise-adjust lines of"), told);
        assertSilent(told);
    }

    @Test
    void theDirectoryTellsTheProtocolAndNotThePatient() throws IOException {
        String text = new String(withPatient(), StandardCharsets.ISO_8859_1).replace("tProtocolName", "tProtocolXxxx");
        String told = everythingTold(text.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(told.contains("measurement 2 of 2: synthetic"), told);
        assertSilent(told);
    }

    @Test
    void aCutFileKeepsItsPatientToItself() throws IOException {
        byte[] whole = withPatient();
        for (int length = 8; length < 26_000; length += 517) {
            assertSilent(everythingTold(Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void aDamagedFileKeepsItsPatientToItself() throws IOException {
        byte[] whole = withPatient();
        Random random = new Random(3);
        int refused = 0;
        for (int trial = 0; trial < 150; trial++) {
            byte[] bytes = whole.clone();
            for (int hit = 0; hit < 6; hit++) {
                // the directory, the start of the measurement or its text
                int at = List.of(random.nextInt(200), 10_240 + random.nextInt(40), 10_240 + random.nextInt(4000))
                        .get(hit % 3);
                bytes[at] = (byte) random.nextInt(256);
            }
            String told = everythingTold(bytes);
            refused += told.contains("JobFailure") ? 1 : 0;
            assertSilent(told);
        }
        assertTrue(refused > 10, "only " + refused + " files were refused");
    }

    private static void assertSilent(String told) {
        for (String secret : List.of("Doe", "Jane", "47110815", "19700131")) {
            assertFalse(told.contains(secret), told);
        }
    }

    /** Inspection, scan header, noise and failures with their causes, as text. */
    private String everythingTold(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("scan.dat"), bytes);
        TwixReader reader = new TwixReader();
        StringBuilder told = new StringBuilder();
        collect(told, () -> told.append(reader.inspect(Scans.staged(file), Scans.reference(file, false, Map.of()))));
        collect(told, () -> {
            try (Acquisition a = reader.open(Scans.staged(file), Scans.reference(file, true, Map.of()))) {
                told.append(a.header());
                a.noise().ifPresent(noise -> describe(told, noise));
            }
        });
        collect(told, () -> {
            try (NoiseScan noise = reader.openNoise(Scans.staged(file), Scans.reference(file, false, Map.of()))) {
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

    private byte[] withPatient() throws IOException {
        Path file = folder.resolve("plain.dat");
        SyntheticScan scan =
                Scans.withNoise(Scans.scan(Scans.slices(1, 1, 8, 6, 2), 1, 1, false), Scans.random(16, 4, 2, 9), 5000);
        TwixWriter.vd().noiseEarlier().write(file, scan);
        byte[] whole = Files.readAllBytes(file);
        ByteBuffer directory = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        for (int entry = 0; entry < 2; entry++) {
            byte[] name = SECRETS.get(0).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(name, 0, whole, DIRECTORY_NAME + 152 * entry, name.length);
            int start = (int) directory.getLong(8 + 152 * entry + 8);
            byte[] header = patientHeader(whole, start, directory.getInt(start));
            System.arraycopy(header, 0, whole, start, header.length);
        }
        return whole;
    }

    /** The same header, as long as before because it ends in padding, with the patient in every parameter buffer. */
    private static byte[] patientHeader(byte[] whole, int start, int length) {
        ByteBuffer old = ByteBuffer.wrap(whole, start, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        int buffers = old.getInt(4);
        old.position(8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int b = 0; b < buffers; b++) {
            for (byte letter = old.get(); letter != 0; letter = old.get()) {
                body.write(letter);
            }
            byte[] content = new byte[old.getInt()];
            old.get(content);
            String text = new String(content, StandardCharsets.ISO_8859_1).replace("{\n", "{\n" + PARAMETERS);
            byte[] more = text.getBytes(StandardCharsets.ISO_8859_1);
            body.write(0);
            body.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(more.length)
                    .array());
            body.writeBytes(more);
        }
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putInt(buffers)
                .put(body.toByteArray())
                .array();
    }
}
