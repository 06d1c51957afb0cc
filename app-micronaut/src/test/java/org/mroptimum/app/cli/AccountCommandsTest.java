package org.mroptimum.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandsTest {
    private static final String PASSWORD = "correct horse battery\n";

    @TempDir
    Path data;

    private int run(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return Main.run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private String log() throws IOException {
        return Files.readString(data.resolve("audit/server.jsonl"));
    }

    @Test
    void accountsAreAddedAndChangedWhileTheServerIsStopped() throws IOException {
        String folder = data.toString();
        assertEquals(0, run(PASSWORD, "user", "add", "anna", "--role", "admin", "--data", folder));
        assertEquals(0, run(PASSWORD, "user", "add", "bert", "--data", folder));
        assertEquals(0, run("", "user", "disable", "bert", "--data", folder));
        assertEquals(0, run("", "user", "list", "--data", folder));
        assertEquals(1, run("", "user", "role", "anna", "USER", "--data", folder), "the last administrator");
        assertEquals(1, run("short\n", "user", "password", "anna", "--data", folder));

        assertTrue(log().contains("\"subject\":\"anna role ADMIN\""), log());
        assertTrue(log().contains("\"subject\":\"bert disabled\""), log());
        assertFalse(log().contains("correct horse"));
    }

    @Test
    void aBackupComesBackWithAccountsAndAnIntactLog() throws IOException {
        Path server = data.resolve("server");
        Path file = data.resolve("backup.zip");
        Path restored = data.resolve("restored");
        run(PASSWORD, "user", "add", "anna", "--role", "admin", "--data", server.toString());

        assertEquals(0, Main.run("backup", "--data", server.toString(), "-o", file.toString()));
        assertEquals(0, Main.run("restore", file.toString(), "--data", restored.toString()));

        assertEquals(1, run(PASSWORD, "user", "add", "anna", "--data", restored.toString()), "anna is there");
        assertEquals(0, Main.run("audit", "verify", "--data", restored.toString()));
        String log = Files.readString(restored.resolve("audit/server.jsonl"));
        assertTrue(log.contains("\"action\":\"backup\"") && log.contains("\"action\":\"restore\""), log);
        assertEquals(1, Main.run("restore", file.toString(), "--data", server.toString()), "it holds something");
        assertEquals(
                1,
                Main.run(
                        "backup",
                        "--data",
                        server.toString(),
                        "-o",
                        server.resolve("b.zip").toString()));
        assertEquals(1, Main.run("backup", "--data", data.resolve("no").toString(), "-o", file.toString()));
    }

    @Test
    void aChangedLogIsFound() throws IOException {
        String folder = data.toString();
        run(PASSWORD, "user", "add", "anna", "--role", "admin", "--data", folder);
        assertEquals(0, Main.run("audit", "verify", "--data", folder));
        assertEquals(0, Main.run("audit", "show", "--data", folder));
        assertEquals(1, Main.run("audit", "verify", "--data", folder, "--expect", "f".repeat(64)));

        Files.writeString(data.resolve("audit/server.jsonl"), log().replace("anna role ADMIN", "anna role USER"));

        assertEquals(1, Main.run("audit", "verify", "--data", folder));
        assertEquals(
                1, Main.run("audit", "verify", "--data", data.resolve("nothing").toString()));
    }
}
