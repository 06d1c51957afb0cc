package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.cli.Main;

/** The first administrator of a server whose accounts are in PostgreSQL is made without the server, as containers need it. */
class SharedAccountsTest {
    @TempDir
    Path folder;

    @Test
    void accountsAreMadeWhereTheServerLooksForThem() throws Exception {
        try (SharedDatabase database = SharedDatabase.start()) {
            assertEquals("added anna (ADMIN)", user(database, "one", "add", "anna", "--role", "ADMIN"));
            assertTrue(user(database, "two", "list").startsWith("anna"), "another server sees the same accounts");
        }
        try (Stream<Path> files = Files.list(folder.resolve("one"))) {
            assertEquals(
                    List.of("audit"),
                    files.map(file -> String.valueOf(file.getFileName())).toList());
        }
    }

    private String user(SharedDatabase database, String data, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Only the launcher's jar says where libraries log; on the class path of tests they would write between
                // the answers.
                "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "user"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", folder.resolve(data).toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().putAll(database.environment());
        Process process = builder.start();
        process.getOutputStream().write("correct horse battery\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), () -> said);
        return said;
    }
}
