package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.SmallScans;

/** Kills real servers over one folder with SIGKILL, wherever a job may be, and starts them again. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ServerCrashTest {
    private static final String JOBS = "/api/v1/jobs";

    /** How often a job is computed whose server died there. */
    private static final Map<Edge, Integer> COMPUTATIONS = Map.of(
            Edge.CLAIMED, 1,
            Edge.FETCHING, 1,
            Edge.COMPUTING, 2,
            Edge.WRITING, 2,
            Edge.PUBLISHED, 1);

    @TempDir
    Path folder;

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final List<String> computed = new ArrayList<>();
    private StoredBundles bundles;
    private SmallScans scans;

    @BeforeEach
    void makeScans() throws IOException {
        bundles = new StoredBundles(folder.resolve("data/store"));
        scans = SmallScans.make(folder);
    }

    /** One job at a time: the doomed one keeps all that wait from running. */
    private ServedChild start(Edge edge, String doomed) throws IOException {
        return ServedChild.start(folder.resolve("data"), edge, doomed, Map.of(), "--jobs", "1");
    }

    private void submit(ServedChild server, String alias) throws Exception {
        HttpResponse<String> answer = server.http().post("anna", JOBS, scans.replicas(alias), "Idempotency-Key", alias);
        assertEquals(202, answer.statusCode(), answer.body());
        ids.put(alias, RunningServer.json(answer).path("id").asText());
    }

    private String id(String alias) {
        return Objects.requireNonNull(ids.get(alias));
    }

    private static String state(ServedChild server, String id) throws Exception {
        return RunningServer.json(server.http().get("anna", JOBS + "/" + id))
                .path("state")
                .asText();
    }

    /** Each server dies with a job of its own and leaves it to those behind it. */
    @Test
    void everyAcceptedJobFinishesOnceWhereverItsServerDies() throws Exception {
        try (ServedChild first = start(Edge.CLAIMED, "CLAIMED")) {
            scans.upload(first.http(), "anna");
            submit(first, "CLAIMED");
            first.expect("at CLAIMED");
            submit(first, "accepted");
            assertEquals("QUEUED", state(first, id("accepted")));
            computed.addAll(first.kill());
        }
        for (Edge edge : List.of(Edge.FETCHING, Edge.COMPUTING, Edge.WRITING, Edge.PUBLISHED)) {
            dieAt(edge);
        }
        try (ServedChild last = start(Edge.NONE, "")) {
            for (String alias : ids.keySet()) {
                assertFinishedOnce(last, alias);
            }
            computed.addAll(last.stop());
        }
        assertEquals(1, Collections.frequency(computed, "accepted"), computed::toString);
        COMPUTATIONS.forEach((edge, times) ->
                assertEquals(times, Collections.frequency(computed, edge.name()), () -> edge + " in " + computed));
        assertEquals(ids.size(), bundles.whole("results").size());
        assertEquals(List.of(), bundles.whole("failed"));
        assertEquals(
                0, StoredBundles.files(folder.resolve("data/scratch")).count(), "what the killed had fetched is gone");
    }

    private void dieAt(Edge edge) throws Exception {
        try (ServedChild server = start(edge, edge.name())) {
            submit(server, edge.name());
            server.expect("at " + edge);
            String id = id(edge.name());
            assertEquals("RUNNING", state(server, id));
            assertEquals(
                    409, server.http().get("anna", JOBS + "/" + id + "/bundle").statusCode());
            computed.addAll(server.kill());
            // Left by this server or the one before; nobody can name it.
            assertEquals(edge.compareTo(Edge.WRITING) >= 0, bundles.unfinished() > 0, "half a bundle at " + edge);
            bundles.whole("results").forEach(StoredBundles::assertWhole);
        }
    }

    private void assertFinishedOnce(ServedChild server, String alias) throws Exception {
        String id = id(alias);
        assertTrue(server.http().events("anna", id).contains("\"state\":\"COMPLETED\""), alias);
        JsonNode known =
                RunningServer.json(server.http().post("anna", JOBS, scans.replicas(alias), "Idempotency-Key", alias));
        assertEquals(id, known.path("id").asText(), "the same key is the same job, also after a crash");
        Path bundle = folder.resolve("bundle.zip");
        Files.write(
                bundle, server.http().bytes("anna", JOBS + "/" + id + "/bundle").readAllBytes());
        StoredBundles.assertWhole(bundle);
    }
}
