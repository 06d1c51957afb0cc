package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that others wrote, used when it is there; the environment variable MROPTIMUM_REQUIRE makes its absence a failure.
 *
 * @param name as in MROPTIMUM_REQUIRE
 * @param probe a command that works when the program is there
 */
record OutsideTool(String name, List<String> probe) {

    static OutsideTool of(String name, String... probe) {
        return new OutsideTool(name, List.of(probe));
    }

    /** What a command prints that must end well; the test is skipped, or fails, when the program is absent. */
    String run(Path folder, String... command) throws IOException, InterruptedException {
        need();
        Run run = run(folder, List.of(command));
        assertEquals(0, run.status(), () -> String.join(" ", command) + ": " + run.output());
        return run.output();
    }

    private void need() throws InterruptedException {
        boolean works;
        try {
            works = run(Path.of("."), probe).status() == 0;
        } catch (IOException e) {
            works = false;
        }
        String required = System.getenv("MROPTIMUM_REQUIRE");
        if (!works && required != null && List.of(required.split(",", -1)).contains(name)) {
            fail(name + " is required but does not work here");
        }
        assumeTrue(works, name + " is not installed");
    }

    private static Run run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private record Run(int status, String output) {}
}
