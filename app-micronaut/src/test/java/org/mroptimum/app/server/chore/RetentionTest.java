package org.mroptimum.app.server.chore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.ServerSettings;
import org.mroptimum.local.account.JdbcServerSettings;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.Rows;
import org.mroptimum.local.synthetic.NumpyWriter;

/** A server deletes by itself what is older than its administrator wants. */
class RetentionTest {
    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    /** As if everything had happened long ago, and the chores had never been done. */
    private void letYearsPass() {
        try (Database database = Database.inFolder(data())) {
            ServerSettings settings = new JdbcServerSettings(database);
            settings.replace(new ServerSettings.Values(true, OptionalInt.of(30), OptionalInt.of(20), 1L << 30));
            String longAgo = "timestamp with time zone '2020-01-01 00:00:00+00'";
            database.transaction(connection -> Rows.change(connection, "update job set finished = " + longAgo)
                    + Rows.change(connection, "update scan set changed = " + longAgo)
                    + Rows.change(connection, "delete from scheduled_chores"));
        }
    }

    @Test
    void oldScansAndResultsGoAndTheirJobsStay() throws Exception {
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 2));
        NumpyWriter.write(folder.resolve("signal.npy"), phantom.signal(0));
        NumpyWriter.write(folder.resolve("noise.npy"), phantom.noise());
        String id;
        try (RunningServer server = RunningServer.in(data())) {
            String signal = server.upload("anna", "signal.npy", Files.readAllBytes(folder.resolve("signal.npy")));
            String noise = server.upload("anna", "noise.npy", Files.readAllBytes(folder.resolve("noise.npy")));
            id = RunningServer.json(server.post("anna", "/api/v1/jobs", RunningServer.smallJob(signal, noise)))
                    .path("id")
                    .asText();
            server.events("anna", id);
            assertEquals(
                    200, server.get("anna", "/api/v1/jobs/" + id + "/bundle").statusCode());
        }
        letYearsPass();

        try (RunningServer server = RunningServer.in(data())) {
            List<String> deleted = deletionsOf(server, 3);

            assertEquals(
                    List.of("result-delete " + id),
                    deleted.stream().filter(line -> line.endsWith(id)).toList());
            JsonNode job = job(server, id);
            while (job.path("hasBundle").asBoolean()) {
                job = job(server, id);
            }
            assertEquals("COMPLETED", job.path("state").asText());
            assertFalse(job.path("hasResult").asBoolean());
            HttpResponse<String> bundle = server.get("anna", "/api/v1/jobs/" + id + "/bundle");
            assertEquals(404, bundle.statusCode());
            assertEquals("MRO-4001", RunningServer.json(bundle).path("code").asText());
            assertTrue(bundle.body().contains("deleted"), bundle.body());
            while (scans(server) > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void nothingIsDeletedByAClockThatLeapt() throws Exception {
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 2));
        NumpyWriter.write(folder.resolve("signal.npy"), phantom.signal(0));
        try (RunningServer server = RunningServer.in(data())) {
            server.upload("anna", "signal.npy", Files.readAllBytes(folder.resolve("signal.npy")));
        }
        letYearsPass();
        try (Database database = Database.inFolder(data())) {
            database.transaction(connection -> Rows.change(
                    connection,
                    "update clock_watch set seen = timestamp with time zone '2020-01-01 00:00:00+00', doubted = null"));
        }

        try (RunningServer server = RunningServer.in(data())) {
            String log = "";
            while (!log.contains("old-scans")) {
                log = server.get("admin", "/api/v1/audit").body();
            }
            assertTrue(log.contains("clock-doubt"), log);
            assertEquals(1, scans(server));
        }
    }

    private static JsonNode job(RunningServer server, String id) throws Exception {
        return RunningServer.json(server.get("anna", "/api/v1/jobs/" + id));
    }

    private static int scans(RunningServer server) throws Exception {
        return RunningServer.json(server.get("anna", "/api/v1/scans"))
                .path("scans")
                .size();
    }

    /** What the server recorded about its deletions, when there are so many. */
    private static List<String> deletionsOf(RunningServer server, int count) throws Exception {
        List<String> deleted = new ArrayList<>();
        while (deleted.size() < count) {
            deleted.clear();
            JsonNode records =
                    RunningServer.json(server.get("admin", "/api/v1/audit")).path("records");
            for (JsonNode record : records) {
                String action = record.path("action").asText();
                if (record.path("user").asText().equals("server") && action.endsWith("-delete")) {
                    deleted.add(action + " " + record.path("subject").asText());
                }
            }
        }
        return deleted;
    }
}
