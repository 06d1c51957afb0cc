package org.mroptimum.app.server.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.SmallScans;
import org.mroptimum.local.backup.DataRestore;

/** A backup of a server that goes on working has everything, and nothing half. */
class LiveBackupTest {
    private static final String JOBS = "/api/v1/jobs";

    @TempDir
    Path folder;

    private ServerOptions options(String data) throws Exception {
        Files.createDirectories(folder.resolve("backups"));
        return ServerOptions.inFolder(folder.resolve(data)).at("127.0.0.1", 0).backingUpTo(folder.resolve("backups"));
    }

    private static JsonNode get(RunningServer server, String path) throws Exception {
        return RunningServer.json(server.get("anna", path));
    }

    private static String submit(RunningServer server, Object job) throws Exception {
        return RunningServer.json(server.post("anna", JOBS, job)).path("id").asText();
    }

    private static byte[] bundle(RunningServer server, String job) throws Exception {
        try (InputStream bytes = server.bytes("anna", JOBS + "/" + job + "/bundle")) {
            return bytes.readAllBytes();
        }
    }

    @Test
    void whatWasThereComesBackAndWhatWasRunningGoesOn() throws Exception {
        SmallScans scans = SmallScans.make(folder);
        String done;
        String running;
        JsonNode jobBefore;
        JsonNode scansBefore;
        byte[] bundleBefore;
        JsonNode written;
        try (RunningServer server = RunningServer.with(options("data"))) {
            scans.upload(server, "anna");
            done = submit(server, scans.analytic("done"));
            server.events("anna", done);
            jobBefore = get(server, JOBS + "/" + done);
            scansBefore = get(server, "/api/v1/scans");
            bundleBefore = bundle(server, done);
            running = submit(server, scans.replicas("running"));

            HttpResponse<String> answer = server.post("admin", "/api/v1/backup", "");
            assertEquals(201, answer.statusCode(), answer.body());
            written = RunningServer.json(answer);
            server.events("anna", running);
            submit(server, scans.analytic("later"));
        }
        Path file = folder.resolve("backups").resolve(written.path("name").asText());
        assertEquals(written.path("bytes").asLong(), Files.size(file));
        assertTrue(written.path("withStore").asBoolean());

        DataRestore.restore(file, folder.resolve("new"));

        try (RunningServer server = RunningServer.with(options("new"))) {
            assertEquals(jobBefore, get(server, JOBS + "/" + done));
            assertEquals(scansBefore, get(server, "/api/v1/scans"));
            assertArrayEquals(bundleBefore, bundle(server, done));
            assertTrue(server.events("anna", running).contains("\"state\":\"COMPLETED\""));
            assertEquals(2, get(server, JOBS).path("jobs").size(), "what came later is not in it");
            JsonNode verdict = RunningServer.json(server.get("admin", "/api/v1/audit/verify"));
            assertTrue(verdict.path("intact").asBoolean(), verdict.toString());
            assertTrue(server.get("admin", "/api/v1/audit").body().contains("\"backup\""));
        }
    }

    @Test
    void backupsAreForAdministratorsAndNeedAFolder() throws Exception {
        try (RunningServer server = RunningServer.in(folder.resolve("data"))) {
            assertEquals(403, server.post("anna", "/api/v1/backup", "").statusCode());
            HttpResponse<String> answer = server.post("admin", "/api/v1/backup", "");
            assertEquals("MRO-5009", RunningServer.json(answer).path("code").asText(), answer.body());
        }
        try (RunningServer server = RunningServer.with(options("data"))) {
            assertEquals(403, server.post("anna", "/api/v1/backup", "").statusCode());
        }
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            assertEquals(List.of(), files.toList());
        }
    }
}
