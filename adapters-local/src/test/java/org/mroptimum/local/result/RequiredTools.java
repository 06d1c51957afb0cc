package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that tests use when present; the environment variable MROPTIMUM_REQUIRE makes their absence a failure. */
final class RequiredTools {

    private RequiredTools() {}

    /** Skips the test, or fails it when {@code name} is required, unless the command works. */
    static void need(String name, String... command) throws IOException, InterruptedException {
        boolean works;
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            works = process.waitFor() == 0;
        } catch (IOException e) {
            works = false;
        }
        String required = System.getenv("MROPTIMUM_REQUIRE");
        if (!works && required != null && List.of(required.split(",")).contains(name)) {
            fail(name + " is required but does not work here");
        }
        assumeTrue(works, name + " is not installed");
    }

    /** Output of a command that must succeed. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            fail(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
