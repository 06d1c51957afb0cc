package org.mroptimum.app.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.ServerOptions.WatchedFolder;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;

/** Files that are dropped become jobs of one user. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WatchTest {
    private static final String NO_SCAN_YET = "0".repeat(32);

    @TempDir
    Path folder;

    private Path watched;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        watched = Files.createDirectory(folder.resolve("watched"));
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 2));
        NumpyWriter.write(folder.resolve("signal.npy"), phantom.signal(0));
        NumpyWriter.write(folder.resolve("noise.npy"), phantom.noise());
        server = RunningServer.with(ServerOptions.inFolder(folder.resolve("data"))
                .at("127.0.0.1", 0)
                .watching(new WatchedFolder(watched, "anna", Duration.ofMillis(50))));
        assertEquals(
                201,
                server.post("", "/api/v1/setup", Map.of("name", "anna", "password", "a long enough secret 7"))
                        .statusCode());
        String noise = server.upload("anna", "noise.npy", Files.readAllBytes(folder.resolve("noise.npy")));
        server.put("anna", "/api/v1/templates/brain", RunningServer.smallJob(NO_SCAN_YET, noise));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** As a careful program does: the file appears whole. */
    private void drop(String template, String name, byte[] content) throws IOException {
        Files.createDirectories(watched.resolve(template));
        Files.move(
                Files.write(folder.resolve("copy"), content),
                watched.resolve(template).resolve(name));
    }

    private static void await(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    private JsonNode list(String what) throws Exception {
        return RunningServer.json(server.get("anna", "/api/v1/" + what)).path(what);
    }

    @Test
    void aDroppedFileBecomesAScanAndAJobOnceAndForAll() throws Exception {
        byte[] signal = Files.readAllBytes(folder.resolve("signal.npy"));
        drop("brain", "signal.npy", signal);
        await(watched.resolve("done/brain/signal.npy"));

        JsonNode jobs = list("jobs");
        assertEquals(1, jobs.size(), jobs.toString());
        String events = server.events("anna", jobs.path(0).path("id").asText());
        assertTrue(events.contains("\"state\":\"COMPLETED\""), events);
        assertEquals(2, list("scans").size());

        drop("brain", "signal.npy", signal);
        await(watched.resolve("done/brain/2/signal.npy"));
        assertEquals(1, list("jobs").size(), "it is the same job");
        assertEquals(2, list("scans").size());
    }

    @Test
    void whatCannotBecomeAJobIsRefusedWithItsCode() throws Exception {
        drop("brain", "letter.npy", "Dear doctor".getBytes(StandardCharsets.UTF_8));
        drop("unknown", "signal.npy", Files.readAllBytes(folder.resolve("signal.npy")));
        await(watched.resolve("refused/brain/letter.npy"));
        await(watched.resolve("refused/unknown/signal.npy"));

        String letter = Files.readString(watched.resolve("refused/brain/letter.npy.txt"));
        String unknown = Files.readString(watched.resolve("refused/unknown/signal.npy.txt"));
        assertTrue(letter.contains("MRO-2"), letter);
        assertTrue(unknown.contains("MRO-4001") && unknown.contains("template"), unknown);
        assertEquals(0, list("jobs").size());
        assertEquals(1, list("scans").size(), "the noise alone");
    }
}
