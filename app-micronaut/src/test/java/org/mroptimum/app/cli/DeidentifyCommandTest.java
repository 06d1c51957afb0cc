package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.simulation.DemoScan;

/** The command line cleans files as the server does. */
class DeidentifyCommandTest {
    private static final int NAME_IN_DIRECTORY = 8 + 24;

    @TempDir
    Path folder;

    @Test
    void theCleanCopyHasNoPatient() throws IOException {
        Path named = folder.resolve("named.dat");
        new DemoScan(24, 4, 2).write(named);
        byte[] bytes = Files.readAllBytes(named);
        System.arraycopy("Doe^Jane".getBytes(StandardCharsets.US_ASCII), 0, bytes, NAME_IN_DIRECTORY, 8);
        Files.write(named, bytes);
        Path clean = folder.resolve("clean.dat");

        CommandLineRun run = CommandLineRun.of("deidentify", named.toString(), "-o", clean.toString());

        assertEquals(0, run.exitCode(), run::err);
        assertTrue(run.out().contains("1  patient name in the directory"), run::out);
        assertFalse(run.out().contains("Doe"), run::out);
        String text = Files.readString(clean, StandardCharsets.ISO_8859_1);
        assertEquals(bytes.length, text.length());
        assertFalse(text.contains("Doe^Jane"));
        assertTrue(text.contains("XXXXXXXX"));
    }

    @Test
    void aFileOfAnotherKindIsMro2001AndTheInputIsNeverTheOutput() throws IOException {
        Path other = Files.writeString(folder.resolve("notes.txt"), "hello");
        CommandLineRun run = CommandLineRun.of(
                "deidentify", other.toString(), "-o", folder.resolve("x").toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("MRO-2001"), run::err);

        Path scan = folder.resolve("scan.dat");
        new DemoScan(16, 2, 1).write(scan);
        assertTrue(CommandLineRun.of("deidentify", scan.toString(), "-o", scan.toString())
                .err()
                .contains("MRO-4003"));
    }
}
