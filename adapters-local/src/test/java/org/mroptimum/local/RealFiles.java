package org.mroptimum.local;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.mroptimum.domain.port.StagedFile;

/** Scanner files and tools that are not part of the repository. */
public final class RealFiles {
    private RealFiles() {}

    /** A scanner file; the test is skipped without it, unless MROPTIMUM_REQUIRE names {@code rawdata}. */
    public static Path rawData(String name) {
        Path file = Path.of(System.getProperty("mroptimum.root", "."), "../shared/rawdata", name);
        require(
                "rawdata",
                Files.isRegularFile(file),
                "skipped: no scanner file ../shared/rawdata/" + name + " (not public, see CONTRIBUTING.md)");
        return file;
    }

    /** A program on the path; the test is skipped without it, unless MROPTIMUM_REQUIRE names its package. */
    public static void program(String debianPackage, String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        require(
                debianPackage,
                there,
                "skipped: no program " + program + " (Debian package " + debianPackage + ", see CONTRIBUTING.md)");
    }

    /** Runs a program in a folder and returns what it printed; fails when it fails. */
    public static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() == 0, () -> String.join(" ", command) + ": " + output);
        return output;
    }

    public static StagedFile staged(Path file) throws IOException {
        return new StagedFile(file.toString(), String.valueOf(file.getFileName()), Files.size(file));
    }

    private static void require(String what, boolean there, String message) {
        String required = System.getenv("MROPTIMUM_REQUIRE");
        if (required != null && Arrays.asList(required.split(",", -1)).contains(what)) {
            assertTrue(there, message);
        }
        assumeTrue(there, message);
    }
}
