package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.SmallScans;

/** Kills real servers with SIGKILL while a file of the watched folder is on its way. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WatchCrashTest {
    @TempDir
    Path folder;

    private ServedChild start(Edge edge) throws Exception {
        Files.createDirectories(folder.resolve("watched/brain"));
        String watched = folder.resolve("watched").toString();
        return ServedChild.start(
                folder.resolve("data"),
                edge,
                "small",
                Map.of(),
                "--watch",
                watched,
                "--watch-user",
                "anna",
                "--watch-seconds",
                "1");
    }

    private static JsonNode list(RunningServer server, String what) throws Exception {
        return RunningServer.json(server.get("anna", "/api/v1/" + what)).path(what);
    }

    @Test
    void aDroppedFileBecomesOneJobWhereverTheServerDies() throws Exception {
        SmallScans scans = SmallScans.make(folder);
        try (ServedChild server = start(Edge.NONE)) {
            server.http().post("", "/api/v1/setup", Map.of("name", "anna", "password", "a long enough secret 7"));
            scans.upload(server.http(), "anna");
            server.http().put("anna", "/api/v1/templates/brain", scans.analytic("small"));
            for (JsonNode scan : list(server.http(), "scans")) {
                if (scan.path("name").asText().equals("signal.npy")) {
                    server.http()
                            .delete("anna", "/api/v1/scans/" + scan.path("id").asText());
                }
            }
            server.stop();
        }
        Path dropped = folder.resolve("watched/brain/dropped.npy");
        Files.write(dropped, scans.signal());
        for (Edge edge : new Edge[] {Edge.CHECKING, Edge.COMPUTING}) {
            try (ServedChild server = start(edge)) {
                server.expect("at " + edge);
                server.kill();
            }
        }
        try (ServedChild server = start(Edge.NONE)) {
            Path done = folder.resolve("watched/done/brain/dropped.npy");
            while (!Files.exists(done)) {
                Thread.onSpinWait();
            }
            JsonNode jobs = list(server.http(), "jobs");
            assertEquals(1, jobs.size(), jobs.toString());
            String events = server.http().events("anna", jobs.path(0).path("id").asText());
            assertTrue(events.contains("\"state\":\"COMPLETED\""), events);
            assertEquals(2, list(server.http(), "scans").size());
            assertTrue(Files.notExists(dropped));
        }
    }
}
