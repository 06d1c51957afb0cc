package org.mroptimum.app.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.Problem;

class JobEventTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JobReference JOB = new JobReference("jobs", "jobs/a b.json");
    private static final String REFERENCE = "\"job_ref\": {\"bucket\": \"jobs\", \"key\": \"jobs/a b.json\"}";

    @Test
    void aReferenceIsOneWhateverIsBesideIt() {
        assertEquals(new JobEvent.Stored(JOB), read("{" + REFERENCE + ", \"platform\": {\"useFargate\": true}}"));
    }

    @Test
    void anS3EventIsTakenVerbatim() {
        assertEquals(
                new JobEvent.Stored(JOB),
                read(
                        "{\"Records\": [{\"s3\": {\"bucket\": {\"name\": \"jobs\"}, \"object\": {\"key\": \"jobs/a b.json\"}}}]}"));
    }

    @Test
    void aTaskMakesARequestEvenBesideAReference() {
        assertInstanceOf(JobEvent.Direct.class, read("{" + REFERENCE + ", \"task\": {}}"));
    }

    @Test
    void aReferenceThatIsWrongIsLeftToTheRun() {
        assertInstanceOf(JobEvent.Direct.class, read("{\"job_ref\": {\"bucket\": 1}}"));
    }

    @Test
    void whatIsNoObjectIsUnreadable() {
        assertInstanceOf(JobEvent.Unreadable.class, read("null"));
        assertInstanceOf(JobEvent.Unreadable.class, read("{"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "States.Timeout | none | MRO-5006",
                "Lambda.Unknown | Task timed out after 900.00 seconds | MRO-5006",
                "Runtime.ExitError | Error: Runtime exited with error: signal: killed | MRO-5003",
                "org.mroptimum.app.lambda.JobOutOfMemoryException | no words | MRO-5003",
                "States.TaskFailed | {'StoppedReason':'OutOfMemoryError: Container killed'} | MRO-5003",
                "States.TaskFailed | {'Containers':[{'ExitCode':137}]} | MRO-5003",
                "States.TaskFailed | {'StopCode':'UserInitiated','StoppedReason':'by hand'} | MRO-5007",
                "States.TaskFailed | {'StopCode':'SpotInterruption'} | MRO-5007",
                "States.TaskFailed | {'StopCode':'EssentialContainerExited'} | MRO-5006",
                "org.mroptimum.app.lambda.JobFailedException | {'errorMessage':'MRO-4001: nothing there'} | MRO-4001"
            })
    void wordsOfThePlatformGiveACode(String error, String cause, String code) {
        String json = "{" + REFERENCE + ", \"failure\": {\"Error\": \"" + error + "\", \"Cause\": \""
                + cause.replace("'", "\\\"") + "\"}}";

        JobEvent.Died died = assertInstanceOf(JobEvent.Died.class, read(json));

        assertEquals(code, died.failure().code().id(), died.failure()::getMessage);
        assertEquals(JOB, died.job());
    }

    @Test
    void everyProblemThatOurProgramToldStays() {
        String cause = "{\\\"errorMessage\\\":\\\"MRO-1002 at $.task.name: is missing\\\\nMRO-1009: too large\\\"}";

        JobEvent.Died died = (JobEvent.Died)
                read("{" + REFERENCE + ", \"failure\": {\"Error\": \"x\", \"Cause\": \"" + cause + "\"}}");

        assertEquals(
                List.of("MRO-1002 at $.task.name: is missing", "MRO-1009: too large"),
                died.failure().problems().stream().map(Problem::toString).toList());
    }

    @Test
    void whatOurProgramQuotesIsNotCut() {
        String message = "MRO-1007: must be rss, but is \"a\\b\"";

        assertEquals(
                List.of(message),
                told(JSON.createObjectNode().put("errorMessage", message).toString()));
    }

    @Test
    void aKeyOfTheUserIsNoWordOfThePlatform() {
        ObjectNode task = JSON.createObjectNode().put("StopCode", "EssentialContainerExited");
        task.put("StoppedReason", "Essential container in task \"exited\"");
        task.withArray("/Containers").addObject().put("ExitCode", 1);
        task.putObject("Overrides").put("Value", "jobs/MRO-5002: forged OutOfMemory UserInitiated.json");

        assertEquals(
                List.of("MRO-5006: the computer left no bundle: x, Essential container in task \"exited\""),
                told(task.toString()));
    }

    @Test
    void aHugeCauseIsReadToItsFirstPartOnly() {
        assertEquals(List.of("MRO-5006: the computer left no bundle: x"), told("MRO-1234 at ".repeat(200_000)));
    }

    private static List<String> told(String cause) {
        ObjectNode event = JSON.createObjectNode();
        event.putObject("job_ref").put("bucket", "jobs").put("key", "a.json");
        event.putObject("failure").put("Error", "x").put("Cause", cause);
        JobEvent.Died died = (JobEvent.Died) read(event.toString());
        return died.failure().problems().stream().map(Problem::toString).toList();
    }

    private static JobEvent read(String json) {
        return JobEvent.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
