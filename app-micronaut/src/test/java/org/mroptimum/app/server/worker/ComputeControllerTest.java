package org.mroptimum.app.server.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.aws.s3.LoopbackS3;

/** The whole way of jobs that a hub sends: over a real store and a real server; only the hub is a double. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComputeControllerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path data;
    private HubStore store;
    private HubDouble hub;
    private WorkerServer.Keys keys;
    private WorkerServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        System.setProperty("mroptimum.hub.pause", "100ms");
        System.setProperty("mroptimum.hub.look", "100ms");
        data = folder.resolve("data");
        keys = WorkerServer.Keys.of(data);
        store = new HubStore(folder);
        hub = new HubDouble();
        server = startAgain();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        hub.close();
        store.stop();
        System.clearProperty("mroptimum.hub.pause");
        System.clearProperty("mroptimum.hub.look");
    }

    private WorkerServer startAgain() {
        return WorkerServer.in(data, store.host(), hub.address());
    }

    private String accepted(Map<String, Object> request) throws Exception {
        HttpResponse<String> answer = server.compute(keys.annas(), request);
        assertEquals(202, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).path("job_id").asText();
    }

    private JsonNode refused(Object request) throws Exception {
        HttpResponse<String> answer = server.compute(keys.annas(), request);
        assertEquals(400, answer.statusCode(), answer.body());
        assertFalse(answer.body().contains("X-Amz-Signature"), answer.body());
        return JSON.readTree(answer.body());
    }

    @Test
    void theResultGoesOverItsLinkAndThenTheHubHears() throws Exception {
        HttpResponse<String> answer = server.compute(keys.annas(), store.request("p-result", HubStore.SIGNAL));
        assertEquals(202, answer.statusCode(), answer.body());
        JsonNode accepted = JSON.readTree(answer.body());
        assertEquals("accepted", accepted.path("status").asText());
        assertEquals("p-result", accepted.path("pipeline").asText());
        assertTrue(accepted.hasNonNull("job_id") && accepted.hasNonNull("task_arn") && accepted.hasNonNull("message"));

        HubDouble.Message told = hub.next();

        assertEquals("/api/pipeline/completed", told.path());
        assertEquals("Bearer " + WorkerServer.HUB_TOKEN, told.authorization());
        assertEquals(
                JSON.readTree(
                        "{'pipeline':'p-result','results':{'results':{'key':'%s/out/p-result.zip','bucket':'localhost'}}}"
                                .formatted(LoopbackS3.BUCKET)
                                .replace('\'', '"')),
                told.body());
        JsonNode info = JSON.readTree(store.inside("out/p-result.zip", "info.json"));
        assertEquals("u-123", info.path("user_id").asText());
        assertEquals("p-result", info.at("/headers/options/pipelineid").asText());
        assertFalse(info.toString().contains("X-Amz-Signature"));
        assertFalse(store.has("failed/p-result.zip"));
        assertEquals(0, hub.unseen());
    }

    @Test
    void theFailureGoesOverItsLinkAndThenTheHubHears() throws Exception {
        accepted(store.request("p-failure", HubStore.BROKEN));

        HubDouble.Message told = hub.next();

        assertEquals("/api/pipeline/failed", told.path());
        assertEquals("p-failure", told.body().path("pipeline").asText());
        assertTrue(told.body().path("error").asText().startsWith("MRO-"), told.toString());
        assertEquals(2, told.body().size());
        assertTrue(store.inside("failed/p-failure.zip", "info.json").contains("MRO-"));
        assertFalse(store.has("out/p-failure.zip"));
    }

    @Test
    void aHubThatIsDownHearsLater() throws Exception {
        hub.answerWith(503);
        accepted(store.request("p-down", HubStore.SIGNAL));
        assertEquals("p-down", hub.nextRefused().body().path("pipeline").asText());
        hub.nextRefused();

        hub.answerWith(200);

        assertEquals("p-down", hub.next().body().path("pipeline").asText());
        assertTrue(store.has("out/p-down.zip"));
    }

    @Test
    void aServerThatWasStoppedTellsTheHubAfterItsStart() throws Exception {
        hub.answerWith(503);
        accepted(store.request("p-stopped", HubStore.SIGNAL));
        hub.nextRefused();
        server.close();
        hub.answerWith(200);
        assertEquals(0, hub.unseen());

        server = startAgain();

        assertEquals("p-stopped", hub.next().body().path("pipeline").asText());
    }

    @Test
    void theSamePipelineIsTheSameJob() throws Exception {
        String first = accepted(store.request("p-twice", HubStore.SIGNAL));
        assertEquals(first, accepted(store.request("p-twice", HubStore.SIGNAL)));
        hub.next();
        assertEquals(first, accepted(store.request("p-twice", HubStore.SIGNAL)));
        HttpResponse<String> others = server.compute(keys.berts(), store.request("p-twice", HubStore.SIGNAL));
        assertFalse(others.body().contains(first), "another account's pipeline is another job");
        hub.next();
        assertEquals(0, hub.unseen());
    }

    @Test
    void withoutARightKeyNobodyGetsIn() throws Exception {
        Map<String, Object> request = store.request("p-nobody", HubStore.SIGNAL);
        assertEquals(401, server.compute("", request).statusCode());
        assertEquals(401, server.compute("mro_wrong", request).statusCode());
        assertEquals(200, server.get("", "/health").statusCode());
    }

    @Test
    void othersDoNotSeeTheJobAndItsOwnerSeesNoSecret() throws Exception {
        String job = accepted(store.request("p-seen", HubStore.SIGNAL));
        hub.next();

        for (String path : new String[] {"", "/request", "/bundle", "/events"}) {
            assertEquals(
                    404, server.get(keys.berts(), "/api/v1/jobs/" + job + path).statusCode(), path);
        }
        assertFalse(server.get(keys.berts(), "/api/v1/jobs").body().contains(job));
        assertTrue(server.get(keys.annas(), "/api/v1/jobs").body().contains(job));
        assertEquals(
                200, server.get(keys.annas(), "/api/v1/jobs/" + job + "/bundle").statusCode());
        String request =
                server.get(keys.annas(), "/api/v1/jobs/" + job + "/request").body();
        assertTrue(request.contains("p-seen"), request);
        assertFalse(request.contains("X-Amz-Signature") || request.contains("a-token-of-the-user"), request);
        String audit = server.get(keys.annas(), "/api/v1/audit").body();
        assertTrue(audit.contains("result-export"), audit);
        assertFalse(audit.contains("X-Amz-Signature"), audit);
    }

    @Test
    void theTokenOfTheHubsUserIsNotEvenStored() throws Exception {
        accepted(store.request("p-token", HubStore.SIGNAL));
        hub.next();
        server.close();
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("a-token-of-the-user"), file.toString());
            }
        }
        server = startAgain();
    }

    @Test
    void badRequestsAreToldWhatIsWrong() throws Exception {
        assertEquals("MRO-1001", refused("no JSON").path("code").asText());
        Map<String, Object> unnamed = store.request("p-bad", HubStore.SIGNAL);
        unnamed.remove("pipeline");
        unnamed.remove("presigned_upload_url");
        JsonNode problems = refused(unnamed).path("problems");
        assertEquals("$.pipeline", problems.path(0).path("path").asText());
        assertEquals("$.presigned_upload_url", problems.path(1).path("path").asText());
        assertEquals(
                "MRO-4001",
                refused(store.request("p-bad", "in/nothing.npy")).path("code").asText());
    }

    @Test
    void linksLeadToTheHostsOfTheSettingsOnly() throws Exception {
        Map<String, Object> result = store.request("p-elsewhere", HubStore.SIGNAL);
        result.put("presigned_upload_url", "https://localhost:1/out.zip?X-Amz-Signature=1");
        assertEquals("MRO-4008", refused(result).path("code").asText());
        String there = JSON.writeValueAsString(store.request("p-elsewhere", HubStore.SIGNAL));
        JsonNode input =
                refused(there.replace(store.host() + "/" + LoopbackS3.BUCKET + "/in/noise", "127.0.0.1/in/noise"));
        assertEquals("MRO-4008", input.path("code").asText());
        JsonNode path = refused(there.replace("\"type\":\"s3\"", "\"type\":\"local\""));
        assertEquals("MRO-1016", path.path("code").asText());
    }

    @Test
    void aLinkDoesNotOpenWhatTheServerKeeps() throws Exception {
        String job = accepted(store.request("p-mine", HubStore.SIGNAL));
        hub.next();
        String expired = JSON.writeValueAsString(store.request("p-theirs", HubStore.SIGNAL))
                .replace("\"bucket\":\"site-data\"", "\"bucket\":\"results\"")
                .replaceAll("(in/noise[^\"]*Signature=)[0-9a-f]+", "$10");
        HttpResponse<String> answer = server.compute(keys.berts(), expired);
        assertEquals(202, answer.statusCode(), job + answer.body());

        HubDouble.Message told = hub.next();

        assertEquals("/api/pipeline/failed", told.path());
        assertTrue(told.body().path("error").asText().startsWith("MRO-4002"), told.toString());
    }

    @Test
    void nobodySubmitsInTheNameOfAnother() throws IOException, InterruptedException {
        Map<String, Object> request = store.request("p-name", HubStore.SIGNAL);
        request.put("sent_by", "bert");
        HttpResponse<String> answer = server.compute(keys.annas(), request);
        String job = JSON.readTree(answer.body()).path("job_id").asText();
        hub.next();
        assertEquals(404, server.get(keys.berts(), "/api/v1/jobs/" + job).statusCode());
        assertEquals(200, server.get(keys.annas(), "/api/v1/jobs/" + job).statusCode());
    }
}
