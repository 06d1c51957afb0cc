package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.app.infra.asl.Execution;
import org.mroptimum.app.infra.asl.StateMachine;
import org.mroptimum.app.infra.asl.TaskError;

/** Every way through the shipped definition, with services that answer as each test says. */
class StateMachineWalkTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = "{'task': {'name': 'ac'}, 'token': 'Bearer secret', 'pipeline': 'p-1'}";
    private static final String STAGED = "{\"job_ref\":{\"bucket\":\"jobs-bucket\",\"key\":\"jobs/run-1.json\"}";
    private static final String LAMBDA_ANSWER = "{\"statusCode\":200,\"body\":\"{}\"}";

    /** Answers by state; an error text {@code "!Error"} fails the state each time, {@code "!Error*n"} the first n times. */
    private final Map<String, String> answers = new HashMap<>(Map.of(
            "StageRequest", "{'ETag': 'x'}",
            "SelectPlatform", platform(false, 1),
            "RunViaLambda", LAMBDA_ANSWER,
            "RunViaFargate", "{'TaskArn': 't'}",
            "RunPart", "{'TaskArn': 't'}",
            "MergeParts", "{'TaskArn': 't'}",
            "RecordFailure", "{'statusCode': 500, 'body': '{}'}"));

    private final List<String> seen = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();

    @Test
    void lightRequest() throws IOException {
        Execution execution = run(REQUEST);
        assertTrue(execution.succeeded());
        assertEquals(
                List.of("HasJobReference", "StageRequest", "SelectPlatform", "ChoosePlatform", "RunViaLambda"),
                execution.states());
        assertEquals(LAMBDA_ANSWER, execution.output().toString());
        assertEquals(
                List.of(
                        "StageRequest {\"Bucket\":\"jobs-bucket\",\"Key\":\"jobs/run-1.json\","
                                + "\"ContentType\":\"application/json\",\"Body\":{\"task\":{\"name\":\"ac\"},"
                                + "\"token\":\"Bearer secret\",\"pipeline\":\"p-1\"}}",
                        "SelectPlatform " + STAGED + "}",
                        "RunViaLambda " + STAGED + "}"),
                seen);
    }

    @Test
    void heavyRequest() throws IOException {
        answers.put("SelectPlatform", platform(true, 1));
        Execution execution = run(REQUEST);
        assertTrue(execution.succeeded());
        assertEquals("RunViaFargate", last(execution));
        assertFalse(seen.get(2).contains("secret"), seen.get(2));
        assertTrue(
                seen.get(2)
                        .contains("\"Environment\":[{\"Name\":\"JOB_BUCKET\",\"Value\":\"jobs-bucket\"},"
                                + "{\"Name\":\"JOB_KEY\",\"Value\":\"jobs/run-1.json\"}]"),
                seen.get(2));
        assertTrue(seen.get(2).contains("\"SecurityGroups\":[\"sg-1\",\"sg-2\"]"), seen.get(2));
        assertEquals("jobs/run-1.json", execution.output().at("/job_ref/key").asText());
    }

    @Test
    void referenceTravelsAlone() throws IOException {
        Execution execution = run("{'job_ref': {'bucket': 'b', 'key': 'k', 'x': 1}, 'token': 'Bearer secret'}");
        assertTrue(execution.succeeded());
        assertEquals(0, execution.attemptsOf("StageRequest"));
        assertEquals("SelectPlatform {\"job_ref\":{\"bucket\":\"b\",\"key\":\"k\"}}", seen.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'job_ref': 'text'}",
                "{'job_ref': {'bucket': 1, 'key': 'k'}}",
                "{'job_ref': {}}",
                "{}",
                "[1]",
                "'x'"
            })
    void whatIsNoReferenceIsStagedAsARequest(String input) throws IOException {
        Execution execution = run(input);
        assertTrue(execution.succeeded());
        assertEquals(1, execution.attemptsOf("StageRequest"));
    }

    @Test
    void partsAreRunAndMerged() throws IOException {
        answers.put("SelectPlatform", platform(true, 3));
        Execution execution = run(REQUEST);
        assertTrue(execution.succeeded());
        assertEquals(3, execution.attemptsOf("RunPart"));
        assertEquals("MergeParts", last(execution));
        for (int part = 0; part < 3; part++) {
            assertTrue(
                    seen.get(2 + part).contains("{\"Name\":\"JOB_PART\",\"Value\":\"" + part + "/3\"}"),
                    seen.toString());
            assertTrue(seen.get(2 + part).contains("jobs/run-1.json"));
        }
        assertTrue(seen.get(5).contains("{\"Name\":\"JOB_MERGE\",\"Value\":\"3\"}"), seen.get(5));
    }

    @Test
    void selectorWithoutPartsOrSense() throws IOException {
        answers.put("SelectPlatform", "{'useFargate': false}");
        assertEquals("RunViaLambda", last(run(REQUEST)));
        answers.put("SelectPlatform", "{'useFargate': 'perhaps', 'parts': 'many'}");
        assertEquals("RunViaFargate", last(run(REQUEST)));
        answers.put("SelectPlatform", "null");
        assertEquals("RunViaFargate", last(run(REQUEST)));
    }

    @Test
    void brokenSelectorMeansHeavy() throws IOException {
        answers.put("SelectPlatform", "!java.lang.IllegalStateException");
        Execution execution = run(REQUEST);
        assertTrue(execution.succeeded());
        assertTrue(execution.states().containsAll(List.of("AssumeHeavy", "RunViaFargate")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.mroptimum.app.lambda.JobOutOfMemoryException",
                "java.lang.OutOfMemoryError",
                "Runtime.ExitError",
                "Sandbox.Timedout",
                "States.Timeout",
                "Lambda.Unknown",
                "Lambda.ResourceNotFoundException"
            })
    void whatLambdaCannotHoldRunsOnFargate(String error) throws IOException {
        answers.put("RunViaLambda", "!" + error);
        Execution execution = run(REQUEST);
        assertTrue(execution.succeeded());
        assertEquals(1, execution.attemptsOf("RunViaLambda"));
        assertEquals("RunViaFargate", last(execution));
    }

    @Test
    void functionsThatAreTooBusyAreAskedAgainThenLeft() throws IOException {
        answers.put("RunViaLambda", "!Lambda.TooManyRequestsException");
        Execution execution = run(REQUEST);
        assertTrue(execution.succeeded());
        assertEquals(6, execution.attemptsOf("RunViaLambda"));
        assertEquals("RunViaFargate", last(execution));
    }

    @ParameterizedTest
    @CsvSource({
        "StageRequest, S3.S3Exception",
        "SelectPlatform, Lambda.ServiceException",
        "RunViaLambda, Lambda.AWSLambdaException",
        "RunViaFargate, ECS.AmazonECSException",
        "RunViaFargate, AmazonECS.Unknown",
        "RunPart, ECS.ThrottlingException",
        "MergeParts, ECS.ServerException",
        "RecordFailure, Lambda.SdkClientException"
    })
    void servicesThatStumbleAreAskedAgain(String state, String error) throws IOException {
        answers.put(state, "!" + error + "*2");
        answers.put("SelectPlatform", state.equals("SelectPlatform") ? "!" + error + "*2" : selection(state));
        if (state.equals("RecordFailure")) {
            answers.put("RunViaLambda", "!org.mroptimum.app.lambda.JobFailedException");
        }
        Execution execution = run(REQUEST);
        assertEquals(!state.equals("RecordFailure"), execution.succeeded(), execution.toString());
        long calls = execution.attemptsOf(state);
        // One part stumbled twice, the other did not.
        assertEquals(state.equals("RunPart") ? 4 : 3, calls);
    }

    @ParameterizedTest
    @CsvSource({
        "RunViaLambda, org.mroptimum.app.lambda.JobFailedException",
        "RunViaLambda, java.lang.NullPointerException",
        "RunViaFargate, States.TaskFailed",
        "RunViaFargate, States.Timeout",
        "RunViaFargate, ECS.ClusterNotFoundException",
        "RunPart, States.TaskFailed",
        "MergeParts, States.TaskFailed"
    })
    void failuresAreRecordedOnceAndSeen(String state, String error) throws IOException {
        answers.put("SelectPlatform", selection(state));
        answers.put(state, "!" + error);
        Execution execution = run(REQUEST);
        assertFalse(execution.succeeded());
        assertEquals(1, execution.attemptsOf("RecordFailure"));
        assertEquals("JobFailed", last(execution));
        String told = state.equals("RunPart") ? "States.ExceedToleratedFailureThreshold" : error;
        assertEquals(told, execution.error());
        String record = seen.get(seen.size() - 1);
        assertTrue(record.startsWith("RecordFailure " + STAGED + ",\"failure\":{\"Error\":\"" + told), record);
        if (state.equals("RunPart")) {
            assertEquals(0, execution.attemptsOf("MergeParts"));
        }
    }

    @Test
    void jobWhoseResultIsThereHasNotFailed() throws IOException {
        answers.put("SelectPlatform", platform(true, 1));
        answers.put("RunViaFargate", "!States.Timeout");
        answers.put("RecordFailure", LAMBDA_ANSWER);
        Execution execution = run(REQUEST);
        assertTrue(execution.succeeded());
        assertEquals("HasEnded", last(execution));
        assertEquals(LAMBDA_ANSWER, execution.output().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {REQUEST, "[1]"})
    void requestThatCannotBeStagedIsRecordedUnderItsName(String input) throws IOException {
        answers.put("StageRequest", "!S3.NoSuchBucketException");
        Execution execution = run(input);
        assertFalse(execution.succeeded());
        assertEquals("S3.NoSuchBucketException", execution.error());
        assertEquals(
                "RecordFailure " + STAGED + ",\"failure\":{\"Error\":\"S3.NoSuchBucketException\",\"Cause\":\"why\"}}",
                seen.get(1));
    }

    @Test
    void failureThatCannotBeRecordedIsStillTheFailureSeen() throws IOException {
        answers.put("RunViaLambda", "!org.mroptimum.app.lambda.JobFailedException");
        answers.put("RecordFailure", "!java.lang.IllegalStateException");
        Execution execution = run(REQUEST);
        assertFalse(execution.succeeded());
        assertEquals("org.mroptimum.app.lambda.JobFailedException", execution.error());
        assertEquals("why", execution.cause());
    }

    private Execution run(String input) throws IOException {
        return new StateMachine(ShippedStateMachine.definition(), this::answer)
                .run("run-1", JSON.readTree(input.replace('\'', '"')));
    }

    private JsonNode answer(String state, String resource, JsonNode parameters) throws TaskError {
        seen.add(state + " " + parameters);
        String answer = answers.getOrDefault(state, "");
        if (answer.startsWith("!")) {
            String[] parts = answer.substring(1).split("\\*", -1);
            int times = parts.length == 1 ? Integer.MAX_VALUE : Integer.parseInt(parts[1]);
            if (failures.merge(state, 1, Integer::sum) <= times) {
                throw new TaskError(parts[0], "why");
            }
            answer = state.equals("SelectPlatform")
                    ? platform(false, 1)
                    : state.equals("RunViaLambda") ? LAMBDA_ANSWER : "{}";
        }
        try {
            return JSON.readTree(answer.contains("\"") ? answer : answer.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(answer, e);
        }
    }

    /** An answer of the selector that leads to a state. */
    private static String selection(String state) {
        return switch (state) {
            case "RunPart", "MergeParts" -> platform(true, 2);
            case "RunViaFargate" -> platform(true, 1);
            default -> platform(false, 1);
        };
    }

    private static String platform(boolean useFargate, int parts) {
        return "{'useFargate': " + useFargate
                + ", 'reason': 'r', 'estimatedMemoryMb': 1, 'estimatedSeconds': 1, 'parts': " + parts + "}";
    }

    private static String last(Execution execution) {
        return execution.states().get(execution.states().size() - 1);
    }
}
