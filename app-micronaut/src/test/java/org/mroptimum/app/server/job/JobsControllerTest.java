package org.mroptimum.app.server.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsControllerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningServer server;
    private byte[] signal;
    private byte[] noise;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server = RunningServer.in(folder.resolve("data"));
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 2));
        NumpyWriter.write(folder.resolve("signal.npy"), phantom.signal(0));
        NumpyWriter.write(folder.resolve("noise.npy"), phantom.noise());
        signal = Files.readAllBytes(folder.resolve("signal.npy"));
        noise = Files.readAllBytes(folder.resolve("noise.npy"));
    }

    /** A request on new scans of the user. */
    private Map<String, Object> request(String user) throws IOException, InterruptedException {
        return RunningServer.smallJob(
                server.upload(user, "signal.npy", signal), server.upload(user, "noise.npy", noise));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSubmittedJobIsFollowedToItsResult() throws Exception {
        HttpResponse<String> submitted = server.post("anna", "/api/v1/jobs", request("anna"));
        assertEquals(202, submitted.statusCode(), submitted.body());
        String id = RunningServer.json(submitted).path("id").asText();
        assertEquals(
                "/api/v1/jobs/" + id, submitted.headers().firstValue("Location").orElseThrow());

        String events = server.events("anna", id);
        assertTrue(events.contains("event: job"), events);
        assertTrue(events.stripTrailing().endsWith("}") && events.contains("\"state\":\"COMPLETED\""), events);

        JsonNode job = RunningServer.json(server.get("anna", "/api/v1/jobs/" + id));
        assertEquals("COMPLETED", job.path("state").asText());
        assertEquals("ac", job.path("method").asText());
        assertEquals("rss", job.path("reconstruction").asText());
        assertEquals("small", job.path("alias").asText());
        assertEquals("anna", job.path("user").asText());
        Instant accepted = Instant.parse(job.path("accepted").asText());
        assertFalse(accepted.isAfter(Instant.parse(job.path("finished").asText())), job.toString());
    }

    @Test
    void aFinishedJobHandsOutItsBundleToItsOwner() throws Exception {
        String id = RunningServer.json(server.post("anna", "/api/v1/jobs", request("anna")))
                .path("id")
                .asText();
        server.events("anna", id);
        String path = "/api/v1/jobs/" + id + "/bundle";

        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(server.bytes("anna", path))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }

        assertTrue(names.containsAll(List.of("info.json", "data/SNR.nii.gz")), names.toString());
        assertEquals(404, server.get("bert", path).statusCode());
    }

    @Test
    void requestsThatAreKeptAreSmallForManyAreListedAtATime() throws Exception {
        Map<String, Object> request = new HashMap<>(request("anna"));
        request.put("alias", "x".repeat(64 << 10));

        HttpResponse<String> job = server.post("anna", "/api/v1/jobs", request);
        HttpResponse<String> template = server.put("anna", "/api/v1/templates/large", request);

        for (HttpResponse<String> refused : List.of(job, template)) {
            assertEquals(400, refused.statusCode(), refused.body());
            assertTrue(RunningServer.json(refused).path("detail").asText().contains("(64 KiB)"), refused.body());
        }
    }

    @Test
    void theSameKeyIsTheSameJob() throws Exception {
        Map<String, Object> request = request("anna");
        HttpResponse<String> first = server.post("anna", "/api/v1/jobs", request, "Idempotency-Key", "k1");
        HttpResponse<String> second = server.post("anna", "/api/v1/jobs", request, "Idempotency-Key", "k1");

        assertEquals(202, first.statusCode());
        assertEquals(200, second.statusCode());
        assertEquals(
                RunningServer.json(first).path("id"), RunningServer.json(second).path("id"));
    }

    @Test
    void aKeyWithAnotherRequestIsRefused() throws Exception {
        HttpResponse<String> first = server.post("anna", "/api/v1/jobs", request("anna"), "Idempotency-Key", "k3");
        HttpResponse<String> other = server.post("anna", "/api/v1/jobs", request("anna"), "Idempotency-Key", "k3");
        HttpResponse<String> another = server.post("fred", "/api/v1/jobs", request("fred"), "Idempotency-Key", "k3");

        assertEquals(202, first.statusCode(), first.body());
        assertEquals(422, other.statusCode(), other.body());
        assertEquals("MRO-1022", RunningServer.json(other).path("code").asText());
        assertEquals(202, another.statusCode(), "a key belongs to its user");
    }

    @Test
    void aKnownKeyIsAnsweredEvenWhenTheScansAreGone() throws Exception {
        String signalId = server.upload("emma", "signal.npy", signal);
        Map<String, Object> request = RunningServer.smallJob(signalId, server.upload("emma", "noise.npy", noise));
        String id = RunningServer.json(server.post("emma", "/api/v1/jobs", request, "Idempotency-Key", "k2"))
                .path("id")
                .asText();
        server.events("emma", id);
        assertEquals(204, server.delete("emma", "/api/v1/scans/" + signalId).statusCode());

        assertEquals(
                200,
                server.post("emma", "/api/v1/jobs", request, "Idempotency-Key", "k2")
                        .statusCode());
        assertEquals(
                404, server.post("emma", "/api/v1/jobs/" + id + "/retry", "").statusCode());
    }

    @Test
    void somebodyElsesJobIsUnknown() throws Exception {
        String id = RunningServer.json(server.post("anna", "/api/v1/jobs", request("anna")))
                .path("id")
                .asText();

        for (String path : new String[] {"", "/events", "/request"}) {
            HttpResponse<String> answer = server.get("bert", "/api/v1/jobs/" + id + path);
            assertEquals(404, answer.statusCode(), path);
            assertEquals("MRO-4001", RunningServer.json(answer).path("code").asText(), path);
        }
        assertEquals(
                404, server.post("bert", "/api/v1/jobs/" + id + "/cancel", "").statusCode());
        assertEquals(
                0,
                RunningServer.json(server.get("bert", "/api/v1/jobs"))
                        .path("jobs")
                        .size());
    }

    @Test
    void aFinishedJobCannotBeCancelled() throws Exception {
        String id = RunningServer.json(server.post("anna", "/api/v1/jobs", request("anna")))
                .path("id")
                .asText();
        server.events("anna", id);

        HttpResponse<String> answer = server.post("anna", "/api/v1/jobs/" + id + "/cancel", "");

        assertEquals(409, answer.statusCode());
        assertEquals("MRO-5005", RunningServer.json(answer).path("code").asText());
    }

    @Test
    void aFinishedJobIsTriedAgainAndForgotten() throws Exception {
        String id = RunningServer.json(server.post("dora", "/api/v1/jobs", request("dora")))
                .path("id")
                .asText();
        server.events("dora", id);

        HttpResponse<String> again = server.post("dora", "/api/v1/jobs/" + id + "/retry", "");
        String second = RunningServer.json(again).path("id").asText();
        server.events("dora", second);

        assertEquals(202, again.statusCode(), again.body());
        assertNotEquals(id, second);
        assertEquals(404, server.delete("bert", "/api/v1/jobs/" + id).statusCode());
        assertEquals(204, server.delete("dora", "/api/v1/jobs/" + id).statusCode());
        assertEquals(404, server.get("dora", "/api/v1/jobs/" + id).statusCode());
        assertEquals(200, server.get("dora", "/api/v1/jobs/" + second).statusCode());
    }

    @Test
    void jobsTakeScansOfTheirUserOnly() throws Exception {
        Map<String, Object> annas = request("anna");

        HttpResponse<String> foreign = server.post("bert", "/api/v1/jobs", annas);
        HttpResponse<String> estimate = server.post("bert", "/api/v1/jobs/estimate", annas);
        HttpResponse<String> ofTheServer = server.post(
                "bert",
                "/api/v1/jobs",
                JSON.writeValueAsString(annas).replace("\"type\":\"s3\"", "\"type\":\"local\""));

        assertEquals(404, foreign.statusCode(), foreign.body());
        assertEquals("MRO-4001", RunningServer.json(foreign).path("code").asText());
        assertEquals(404, estimate.statusCode(), estimate.body());
        assertEquals("MRO-1016", RunningServer.json(ofTheServer).path("code").asText(), ofTheServer.body());
    }

    @Test
    void everyProblemOfARequestIsTold() throws Exception {
        Map<String, Object> wrong = Map.of("task", Map.of("name", "xy", "version", "v0", "acquisition", 2));

        JsonNode validation = RunningServer.json(server.post("anna", "/api/v1/jobs/validate", wrong));
        HttpResponse<String> refused = server.post("anna", "/api/v1/jobs", wrong);

        assertTrue(validation.path("problems").size() >= 2, validation.toString());
        assertFalse(validation.path("problems").path(0).path("message").asText().isEmpty());
        assertEquals(422, refused.statusCode());
        assertEquals(validation.path("problems"), RunningServer.json(refused).path("problems"));
        assertEquals(
                0,
                RunningServer.json(server.post("anna", "/api/v1/jobs/validate", request("anna")))
                        .path("problems")
                        .size());
        assertEquals(400, server.post("anna", "/api/v1/jobs", "{").statusCode());
    }

    @Test
    void anEstimateTellsWhetherTheJobFits() throws Exception {
        JsonNode estimate = RunningServer.json(server.post("anna", "/api/v1/jobs/estimate", request("anna")));

        assertEquals("LIGHT", estimate.path("weight").asText(), estimate.toString());
        assertTrue(estimate.path("fits").asBoolean());
        assertTrue(estimate.path("memoryMb").asLong() > 0);
        assertTrue(
                estimate.path("largestMb").asLong() >= estimate.path("memoryMb").asLong());
    }

    @Test
    void pagesOfJobsFollowEachOther() throws Exception {
        Map<String, Object> request = request("carl");
        for (int i = 0; i < 3; i++) {
            server.post("carl", "/api/v1/jobs", request);
        }

        JsonNode first = RunningServer.json(server.get("carl", "/api/v1/jobs?limit=2"));
        JsonNode second = RunningServer.json(server.get(
                "carl", "/api/v1/jobs?limit=2&olderThan=" + first.path("next").asText()));

        assertEquals(2, first.path("jobs").size());
        assertEquals(1, second.path("jobs").size());
        assertTrue(second.path("next").isNull());
        assertEquals(422, server.get("carl", "/api/v1/jobs?limit=0").statusCode());
    }

    @Test
    void operatorsFindWhatTheyNeed() throws Exception {
        assertEquals(200, server.get("anna", "/version").statusCode());
        assertEquals(200, server.get("anna", "/ready").statusCode());
        assertTrue(server.get("admin", "/metrics").body().contains("http_server_requests"), "metrics of requests");
        assertEquals(403, server.get("anna", "/metrics").statusCode());
    }
}
