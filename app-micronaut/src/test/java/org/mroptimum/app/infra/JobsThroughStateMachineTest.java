package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.app.infra.asl.Execution;
import org.mroptimum.app.infra.asl.StateMachine;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

/** The shipped state machine with the real programs behind its tasks: whatever happens, one job leaves one bundle. */
class JobsThroughStateMachineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OTHER_COILS = "other-coils.npy";

    @TempDir
    private static Path folder;

    private static Cloud cloud;
    private static RealServices services;

    @BeforeAll
    static void start() throws Exception {
        cloud = new Cloud(folder);
        cloud.upload(folder, OTHER_COILS, new PhantomScan(PhantomSpec.of(32, 24, 5)).signal(0));
        cloud.upload(folder, "one-coil.npy", new PhantomScan(PhantomSpec.of(32, 24, 1)).noise());
        services = new RealServices(cloud, folder);
    }

    @AfterAll
    static void stop() throws Exception {
        services.close();
        cloud.stop();
    }

    @Test
    void lightJobTellsWhereItsResultIs() throws IOException {
        Execution execution = run("light", Cloud.request("light"));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(1, execution.attemptsOf("RunViaLambda"));
        JsonNode results =
                JSON.readTree(execution.output().path("body").asText()).path("results");
        assertEquals(Cloud.RESULTS, results.path("bucket").asText());
        assertEquals(Cloud.key(reference("light")), results.path("key").asText());
        onlyResult("light");
        assertFalse(execution.toString().contains("a-secret-of-the-user"));
    }

    @Test
    void heavyJobRunsInAContainer() throws IOException {
        Execution execution = run("heavy", heavy("heavy"));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(1, execution.attemptsOf("RunViaFargate"));
        onlyResult("heavy");
    }

    @Test
    void stagedJobRunsByItsReference() throws IOException {
        JobReference staged = cloud.stage("staged", Cloud.request("staged").toString());
        Execution execution = run("another-name", Cloud.event(staged).put("token", "Bearer a-secret-of-the-user"));
        assertTrue(execution.succeeded(), execution.toString());
        onlyResult("staged");
    }

    @ParameterizedTest
    @CsvSource({
        "missing-light, false, no-such.npy, MRO-4001",
        "missing-heavy, true, no-such.npy, MRO-4001",
        "wrong-light, false, " + OTHER_COILS + ", MRO-",
        "wrong-heavy, true, " + OTHER_COILS + ", MRO-"
    })
    void jobThatFailsLeavesItsFailure(String name, boolean heavy, String signal, String code) throws IOException {
        ObjectNode request = heavy ? heavy(name, signal) : Cloud.request(name, signal);
        Execution execution = run(name, request);
        assertFalse(execution.succeeded());
        assertEquals("JobFailed", execution.states().get(execution.states().size() - 1));
        List<String> problems = onlyFailure(name, "u-1");
        assertTrue(problems.get(0).startsWith(code), problems.toString());
        assertFalse(problems.get(0).startsWith("MRO-5"), problems.toString());
        assertFalse(execution.output().toString().contains("a-secret-of-the-user"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[1, 2]", "\"text\"", "{\"task\": {\"name\": \"no such method\"}}", "{\"job_ref\": 1}"})
    void requestThatIsNoneLeavesItsFailure(String input) throws IOException {
        String name = "malformed-" + Integer.toHexString(input.hashCode());
        Execution execution = run(name, JSON.readTree(input));
        assertFalse(execution.succeeded());
        List<String> problems = onlyFailure(name, "None");
        assertTrue(problems.get(0).startsWith("MRO-1"), problems.toString());
    }

    @Test
    void referenceToNothingLeavesItsFailure() throws IOException {
        Execution execution = run("nowhere", Cloud.event(reference("nobody")));
        assertFalse(execution.succeeded());
        assertTrue(onlyFailure("nobody", "None").get(0).startsWith("MRO-4001"));
    }

    @Test
    void containerThatDiesBeforeItsBundleIsRecorded() throws IOException {
        services.killContainerAt("GET /data/signal.npy");
        Execution execution = run("killed", heavy("killed"));
        assertFalse(execution.succeeded());
        assertEquals("States.TaskFailed", execution.error());
        assertTrue(onlyFailure("killed", "u-1").get(0).startsWith("MRO-5003"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.mroptimum.app.lambda.JobOutOfMemoryException",
                "Runtime.ExitError",
                "Sandbox.Timedout",
                "States.Timeout"
            })
    void whatLambdaCannotHoldEndsWellInAContainer(String error) throws IOException {
        String name = "too-large-" + error.replace('.', '-');
        services.fail("RunViaLambda", error);
        Execution execution = run(name, Cloud.request(name));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(1, execution.attemptsOf("RunViaFargate"));
        onlyResult(name);
    }

    @Test
    void containerThatTakesTooLongIsRecorded() throws IOException {
        services.fail("RunViaFargate", "States.Timeout");
        Execution execution = run("too-long", heavy("too-long"));
        assertFalse(execution.succeeded());
        assertTrue(onlyFailure("too-long", "u-1").get(0).startsWith("MRO-5006"));
    }

    @Test
    void servicesThatStumbleAreAskedAgain() throws IOException {
        services.fail("StageRequest", "S3.S3Exception");
        services.fail("SelectPlatform", "Lambda.ServiceException");
        services.fail("RunViaLambda", "Lambda.TooManyRequestsException");
        services.fail("RunViaLambda", "Lambda.SdkClientException");
        Execution execution = run("stumble", Cloud.request("stumble"));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(3, execution.attemptsOf("RunViaLambda"));
        onlyResult("stumble");
    }

    @Test
    void brokenSelectorMeansHeavy() throws IOException {
        services.fail("SelectPlatform", "java.lang.IllegalStateException");
        Execution execution = run("no-selector", Cloud.request("no-selector"));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(1, execution.attemptsOf("RunViaFargate"));
        onlyResult("no-selector");
    }

    @Test
    void requestThatCannotBeStoredIsRecorded() throws IOException {
        services.fail("StageRequest", "S3.NoSuchBucketException");
        Execution execution = run("unstaged", Cloud.request("unstaged"));
        assertFalse(execution.succeeded());
        assertTrue(onlyFailure("unstaged", "None").get(0).startsWith("MRO-5006"));
    }

    @Test
    void answerThatIsLostDoesNotMakeASecondResult() throws IOException {
        services.loseAnswer("RunViaLambda", "Lambda.Unknown");
        Execution execution = run("lost", Cloud.request("lost"));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(1, execution.attemptsOf("RunViaFargate"));
        onlyResult("lost");
    }

    @Test
    void taskThatDiesAfterItsResultHasNotFailed() throws IOException {
        services.loseAnswer("RunViaFargate", "States.TaskFailed");
        Execution execution = run("late", heavy("late"));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(1, execution.attemptsOf("RecordFailure"));
        assertEquals(200, execution.output().path("statusCode").asInt());
        onlyResult("late");
    }

    @Test
    void duplicatesMakeOneResult() throws IOException {
        assertTrue(run("twice", Cloud.request("twice")).succeeded());
        assertTrue(run("twice", Cloud.request("twice")).succeeded());
        assertTrue(run("twice-by-reference", Cloud.event(reference("twice"))).succeeded());
        onlyResult("twice");
    }

    @Test
    void partsMakeTheMapsOfOneContainer() throws IOException {
        assertTrue(run("whole", slices("whole")).succeeded());
        services.select(twoParts());
        Execution execution = run("shared", slices("shared"));
        assertTrue(execution.succeeded(), execution.toString());
        assertEquals(2, execution.attemptsOf("RunPart"));
        assertEquals(1, execution.attemptsOf("MergeParts"));
        onlyResult("whole");
        onlyResult("shared");
        assertEquals(
                cloud.bundle(Cloud.RESULTS, Cloud.key(reference("whole"))).get("data/SNR.nii.gz"),
                cloud.bundle(Cloud.RESULTS, Cloud.key(reference("shared"))).get("data/SNR.nii.gz"));
    }

    @Test
    void partThatDiesIsRecorded() throws IOException {
        services.select(twoParts());
        services.fail("RunPart", "States.TaskFailed");
        Execution execution = run("half", slices("half"));
        assertFalse(execution.succeeded());
        assertEquals(0, execution.attemptsOf("MergeParts"));
        assertTrue(onlyFailure("half", "u-1").get(0).startsWith("MRO-5006"));
    }

    @Test
    void cancelledJobFailsAsCancelled() throws IOException {
        cloud.put(Cloud.JOBS, "jobs/cancelled.cancelled", "");
        Execution execution = run("cancelled", Cloud.request("cancelled"));
        assertFalse(execution.succeeded());
        assertTrue(onlyFailure("cancelled", "u-1").get(0).startsWith("MRO-5002"));
    }

    private static Execution run(String name, JsonNode input) {
        return new StateMachine(ShippedStateMachine.definition(), services).run(name, input);
    }

    private static JobReference reference(String name) {
        return new JobReference(Cloud.JOBS, "jobs/" + name + ".json");
    }

    private static ObjectNode twoParts() {
        return JSON.createObjectNode().put("useFargate", true).put("parts", 2);
    }

    /** Five slices of one coil. */
    private static ObjectNode slices(String alias) {
        ObjectNode request = heavy(alias, OTHER_COILS);
        ObjectNode files = request.withObject("/task/options/reconstructor/options");
        files.withObject("/signal/options").put("axes", "freq,phase,slice");
        files.withObject("/noise/options").put("filename", "one-coil.npy").put("key", "one-coil.npy");
        return request;
    }

    private static ObjectNode heavy(String alias) {
        return heavy(alias, "signal.npy");
    }

    /** Pseudo replicas always run in a container. */
    private static ObjectNode heavy(String alias, String signal) {
        ObjectNode request = Cloud.request(alias, signal);
        ObjectNode task = (ObjectNode) request.get("task");
        task.put("name", "pmr");
        ((ObjectNode) task.get("options")).put("NR", 4);
        return request;
    }

    private static void onlyResult(String name) {
        assertEquals(1, bundles(Cloud.RESULTS, name), "results of " + name);
        assertEquals(0, bundles(Cloud.FAILED, name), "failures of " + name);
    }

    /** The problems in the only bundle of a job. */
    private static List<String> onlyFailure(String name, String owner) throws IOException {
        assertEquals(0, bundles(Cloud.RESULTS, name), "results of " + name);
        assertEquals(1, bundles(Cloud.FAILED, name), "failures of " + name);
        return cloud.problems("MR Optimum/" + owner + "/" + reference(name).bundleName() + ".zip");
    }

    private static long bundles(String bucket, String name) {
        return cloud.keys(bucket).stream()
                .filter(key -> key.endsWith(reference(name).bundleName() + ".zip"))
                .count();
    }
}
