package org.mroptimum.app.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

/** The function as Lambda runs it: one Java machine for many events. */
class RunJobFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOB_FAILED = "org.mroptimum.app.lambda.JobFailedException";

    @TempDir
    private static Path folder;

    private static Cloud cloud;
    private static FunctionProcess function;

    @BeforeAll
    static void start() throws Exception {
        cloud = new Cloud(folder);
        function = new FunctionProcess(RunJobFunction.class, folder.resolve("function"), cloud.environment());
    }

    @AfterAll
    static void stop() throws Exception {
        function.close();
        cloud.stop();
    }

    @BeforeEach
    void reachable() {
        cloud.gate().setDown(false);
    }

    @Test
    void runsARequestUnderTheNameOfTheCall() throws Exception {
        UUID call = UUID.randomUUID();
        String key = "MR Optimum/u-1/" + call.toString().replace("-", "") + ".zip";

        RuntimeApi.Answer answer =
                function.call(call.toString(), Cloud.request("direct").toString());

        assertEquals(key, result(answer).path("key").asText());
        assertEquals(Cloud.RESULTS, result(answer).path("bucket").asText());
        assertTrue(cloud.bundle(Cloud.RESULTS, key).containsKey("data/SNR.nii.gz"));
    }

    @Test
    void runsTheRequestOfAReferenceOfAStateMachineAndOfAnS3EventOnce() throws Exception {
        JobReference reference =
                cloud.stage("three-times", Cloud.request("three-times").toString());
        ObjectNode state = Cloud.event(reference);
        state.putObject("platform").put("useFargate", false);
        ObjectNode s3 = JSON.createObjectNode();
        ObjectNode place = s3.putArray("Records").addObject().putObject("s3");
        place.putObject("bucket").put("name", reference.bucket());
        place.putObject("object").put("key", reference.key());

        for (ObjectNode event : List.of(Cloud.event(reference), state, s3)) {
            RuntimeApi.Answer answer = function.call(event.toString());
            assertEquals(Cloud.key(reference), result(answer).path("key").asText());
        }
        assertEquals(
                1,
                cloud.keys(Cloud.RESULTS).stream()
                        .filter(Cloud.key(reference)::equals)
                        .count());
    }

    @Test
    void tellsAndKeepsTheFailureOfAJobWithoutItsSecrets() throws Exception {
        JobReference reference =
                cloud.stage("missing", Cloud.request("missing", "no-such.npy").toString());

        JsonNode error = failure(function.call(Cloud.event(reference).toString()));

        assertTrue(error.path("errorMessage").asText().startsWith("MRO-4001: "), error::toString);
        assertEquals(List.of(error.path("errorMessage").asText()), cloud.problems(Cloud.key(reference)));
        assertFalse(cloud.bundle(Cloud.FAILED, Cloud.key(reference)).toString().contains("a-secret-of-the-user"));
        assertFalse(function.child().output().contains("a-secret-of-the-user"));
    }

    @Test
    void keepsTheFailureOfARequestThatIsWrong() throws Exception {
        ObjectNode request = Cloud.request("wrong");
        request.withObject("/task").put("name", "no such method");
        JobReference reference = cloud.stage("wrong", request.toString());

        String told = failure(function.call(Cloud.event(reference).toString()))
                .path("errorMessage")
                .asText();

        assertTrue(told.startsWith("MRO-1006 at $.task.name: "), told);
        assertEquals(List.of(told), cloud.problems(Cloud.key(reference)));
    }

    @Test
    void keepsTheFailureOfAnEventThatIsNoRequestAtAll() throws Exception {
        UUID call = UUID.randomUUID();

        String told = failure(function.call(call.toString(), "[1, 2]"))
                .path("errorMessage")
                .asText();

        assertTrue(told.startsWith("MRO-1001: the event is not a JSON object"), told);
        assertEquals(
                List.of(told),
                cloud.problems("MR Optimum/None/" + call.toString().replace("-", "") + ".zip"));
    }

    @Test
    void keepsTheFailureOfAReferenceToNothing() throws Exception {
        JobReference reference = new JobReference(Cloud.JOBS, "jobs/nobody.json");

        String told = failure(function.call(Cloud.event(reference).toString()))
                .path("errorMessage")
                .asText();

        assertTrue(told.startsWith("MRO-4001: "), told);
        assertEquals(List.of(told), cloud.problems("MR Optimum/None/" + reference.bundleName() + ".zip"));
    }

    @Test
    void tellsThatTheStoreIsDownAndWorksAgainAfterwards() throws Exception {
        JobReference reference = cloud.stage("down", Cloud.request("down").toString());
        cloud.gate().setDown(true);

        String told = failure(function.call(Cloud.event(reference).toString()))
                .path("errorMessage")
                .asText();

        assertTrue(told.startsWith("MRO-4009: "), told);
        cloud.gate().setDown(false);
        assertEquals(
                Cloud.key(reference),
                result(function.call(Cloud.event(reference).toString()))
                        .path("key")
                        .asText());
    }

    @Test
    void keepsWhatAnotherComputerDiedOfUnlessThereIsABundle() throws Exception {
        JobReference reference = cloud.stage("died", Cloud.request("died").toString());
        ObjectNode event = Cloud.event(reference);
        event.putObject("failure").put("Error", "States.Timeout").put("Cause", "");

        JsonNode recorded = reply(function.call(event.toString()), 500);
        assertEquals(Cloud.key(reference), recorded.at("/failed/key").asText());
        assertTrue(recorded.path("error").asText().startsWith("MRO-5006: "), recorded::toString);
        assertEquals(List.of(recorded.path("error").asText()), cloud.problems(Cloud.key(reference)));

        event.withObject("/failure").put("Error", "OutOfMemoryError");
        reply(function.call(event.toString()), 500);
        assertTrue(cloud.problems(Cloud.key(reference)).get(0).startsWith("MRO-5006: "), "the first failure stays");

        result(function.call(Cloud.event(reference).toString()));
        assertEquals(
                Cloud.key(reference),
                reply(function.call(event.toString()), 200).at("/results/key").asText());
        assertFalse(cloud.keys(Cloud.FAILED).contains(Cloud.key(reference)), "a result takes the failure's place");
    }

    @Test
    void leavesNothingBehindAndRemovesWhatAKilledJobLeft() throws Exception {
        Path scratch =
                Files.createDirectories(function.child().temporaryFolder().resolve("mroptimum-job/deeper"));
        Files.writeString(scratch.resolve("another-users.npy"), "scan");

        result(function.call(Cloud.request("clean").toString()));
        assertEquals(List.of(), function.child().temporaryFiles());

        failure(function.call(Cloud.request("fails", "no-such.npy").toString()));
        assertEquals(List.of(), function.child().temporaryFiles());
    }

    @Test
    void leavesAJobThatTheMemoryDoesNotHoldToOthers() throws Exception {
        cloud.upload(folder, "large.npy", new PhantomScan(PhantomSpec.of(1024, 1024, 4)).signal(0));
        JobReference reference =
                cloud.stage("large", Cloud.request("large", "large.npy").toString());
        try (FunctionProcess small =
                new FunctionProcess(RunJobFunction.class, folder.resolve("small"), cloud.environment(), "-Xmx32m")) {

            RuntimeApi.Answer answer = small.call(Cloud.event(reference).toString());

            assertEquals("error", answer.kind(), answer::body);
            assertEquals(
                    "org.mroptimum.app.lambda.JobOutOfMemoryException",
                    JSON.readTree(answer.body()).path("errorType").asText(),
                    answer::body);
            assertFalse(cloud.keys(Cloud.FAILED).contains(Cloud.key(reference)));
            failure(small.call("{}"));
        }
    }

    private static JsonNode result(RuntimeApi.Answer answer) throws Exception {
        return reply(answer, 200).path("results");
    }

    private static JsonNode reply(RuntimeApi.Answer answer, int status) throws Exception {
        assertEquals("response", answer.kind(), answer::body);
        JsonNode reply = JSON.readTree(answer.body());
        assertEquals(status, reply.path("statusCode").asInt(), answer::body);
        return JSON.readTree(reply.path("body").asText());
    }

    private static JsonNode failure(RuntimeApi.Answer answer) throws Exception {
        assertEquals("error", answer.kind(), answer::body);
        JsonNode error = JSON.readTree(answer.body());
        assertEquals(JOB_FAILED, error.path("errorType").asText(), "what Step Functions calls Error");
        return error;
    }
}
