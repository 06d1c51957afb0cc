package org.mroptimum.app.fargate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.cloud.ChildJvm;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.domain.job.JobReference;

/** The container's program in a Java machine of its own. */
class FargateTaskTest {
    @TempDir
    private static Path folder;

    private static Cloud cloud;

    @BeforeAll
    static void start() throws Exception {
        cloud = new Cloud(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        cloud.stop();
    }

    @Test
    void runsTheJobOfTheReferenceAndEndsWithZero(TestInfo test) throws Exception {
        JobReference reference = cloud.stage("good", Cloud.request("good").toString());
        try (ChildJvm task = task(test, order(reference, Map.of("FILE_EVENT", "not looked at")))) {
            assertEquals(0, task.exitCode(), task.output());
            assertEquals(
                    "result: " + Cloud.RESULTS + "/" + Cloud.key(reference),
                    task.output().strip());
            assertTrue(cloud.keys(Cloud.RESULTS).contains(Cloud.key(reference)));
            assertEquals(List.of(), task.temporaryFiles());
        }
    }

    @Test
    void keepsTheFailureOfAnEventAndEndsWithOne(TestInfo test) throws Exception {
        Map<String, String> order =
                Map.of("FILE_EVENT", Cloud.request("bad", "no-such.npy").toString());
        try (ChildJvm task = task(test, order)) {
            assertEquals(1, task.exitCode(), task.output());
            List<String> lines = task.output().lines().toList();
            assertTrue(lines.get(0).startsWith("MRO-4001: "), task.output());
            String place = "failure bundle: " + Cloud.FAILED + "/";
            assertTrue(lines.get(1).startsWith(place), task.output());
            assertEquals(List.of(lines.get(0)), cloud.problems(lines.get(1).substring(place.length())));
            assertFalse(task.output().contains("a-secret-of-the-user"));
        }
    }

    @Test
    void followsOnlyLinksThatTheInstallationAllows(TestInfo test) throws Exception {
        Map<String, String> order = Map.of(
                "JOB_URL", "https://elsewhere.example.org/job.json?X-Amz-Signature=secret-part", "FILE_EVENT", "{}");
        try (ChildJvm task = task(test, order)) {
            assertEquals(1, task.exitCode(), task.output());
            assertTrue(task.output().startsWith("MRO-4008: "), task.output());
            assertTrue(task.output().contains("failure bundle: " + Cloud.FAILED + "/MR Optimum/None/"), task.output());
            assertFalse(task.output().contains("secret-part"));
        }
    }

    @Test
    void leavesAFailureBundleWhenItIsToldToEnd(TestInfo test) throws Exception {
        JobReference reference = cloud.stage("stopped", Cloud.request("stopped").toString());
        cloud.gate().hold("GET /data/signal.npy");
        try (ChildJvm task = task(test, order(reference, Map.of()))) {
            cloud.gate().awaitRequest("GET /data/signal.npy");
            task.terminate();
            cloud.gate().awaitRequest("HEAD /jobs-bucket/jobs/stopped.cancelled");
            cloud.gate().release();

            assertEquals(1, task.exitCode(), task.output());
            assertEquals(
                    List.of("MRO-5007: the platform told the container to end"), cloud.problems(Cloud.key(reference)));
            assertEquals(List.of(), task.temporaryFiles());
        } finally {
            cloud.gate().release();
        }
    }

    @Test
    void tellsThatTheStoreIsDown(TestInfo test) throws Exception {
        JobReference reference = cloud.stage("down", Cloud.request("down").toString());
        cloud.gate().setDown(true);
        try (ChildJvm task = task(test, order(reference, Map.of()))) {
            assertEquals(1, task.exitCode(), task.output());
            assertTrue(task.output().startsWith("MRO-4009: "), task.output());
            assertTrue(task.output().contains("no failure bundle: the store did not take it"), task.output());
        } finally {
            cloud.gate().setDown(false);
        }
    }

    @Test
    void tellsASettingThatIsMissing(TestInfo test) throws Exception {
        Map<String, String> environment = cloud.environment();
        environment.remove("FailedBucketName");
        try (ChildJvm task = start(test, environment)) {
            assertEquals(1, task.exitCode());
            assertEquals("MRO-5009: FailedBucketName: is missing", task.output().strip());
        }
    }

    private static Map<String, String> order(JobReference reference, Map<String, String> more) {
        Map<String, String> order = cloud.environment();
        order.putAll(more);
        order.put("JOB_BUCKET", reference.bucket());
        order.put("JOB_KEY", reference.key());
        return order;
    }

    private static ChildJvm task(TestInfo test, Map<String, String> order) throws Exception {
        Map<String, String> environment = cloud.environment();
        environment.putAll(order);
        return start(test, environment);
    }

    private static ChildJvm start(TestInfo test, Map<String, String> environment) throws Exception {
        Path home = Files.createDirectories(
                folder.resolve(test.getTestMethod().orElseThrow().getName()));
        return ChildJvm.start(home, environment, List.of(), FargateTask.class.getName());
    }
}
