package org.mroptimum.app.server.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.CloudOptions;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.SmallScans;
import org.mroptimum.aws.s3.LoopbackS3;
import org.mroptimum.aws.wire.TaskScript.End;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/** Heavy jobs of a real server in tasks that are the real worker; ECS alone is a double. */
class CloudJobsTest {
    private static final String JOBS = "/api/v1/jobs";

    @TempDir
    Path folder;

    private CloudSide cloud;
    private SmallScans scans;

    @BeforeEach
    void open() throws Exception {
        cloud = new CloudSide();
        scans = SmallScans.make(folder);
    }

    @AfterEach
    void close() throws Exception {
        cloud.close();
    }

    private static String submit(RunningServer server, ObjectNode job) throws Exception {
        JsonNode answer = RunningServer.json(server.post("anna", JOBS, job));
        assertTrue(answer.hasNonNull("id"), answer.toString());
        return answer.path("id").asText();
    }

    private static JsonNode ended(RunningServer server, String job) throws Exception {
        server.events("anna", job);
        return RunningServer.json(server.get("anna", JOBS + "/" + job));
    }

    @Test
    void aHeavyJobIsComputedThereAndItsResultIsHere() throws Exception {
        try (RunningServer server = cloud.server(folder.resolve("data"))) {
            scans.upload(server, "anna");
            JsonNode estimate = RunningServer.json(server.post("anna", JOBS + "/estimate", scans.analytic("far")));
            assertTrue(estimate.path("fits").asBoolean(), estimate.toString());
            assertEquals(4000, estimate.path("largestMb").asLong());
            assertTrue(estimate.path("reason").asText().endsWith("computed in the cloud"), estimate.toString());

            String job = submit(server, scans.analytic("far"));

            assertEquals("COMPLETED", ended(server, job).path("state").asText());
            assertTrue(
                    server.bytes("anna", JOBS + "/" + job + "/maps/SNR.nii.gz").readAllBytes().length > 352);
            assertEquals(1, cloud.ecs.started());
            assertEquals(
                    List.of(), cloud.keys(CloudSide.JOBS), "the request is gone, and so is the copy of the result");
            assertEquals(List.of(), cloud.keys(CloudSide.RESULTS));
            assertEquals(List.of(), cloud.keys(CloudSide.FAILED));
            assertEquals(
                    1,
                    cloud.keys(LoopbackS3.BUCKET).stream()
                            .filter(key -> key.startsWith("hospital/results/MR Optimum/anna/"))
                            .count());
            assertFalse(cloud.ecs.transcript().contains("reconstructor"), "ECS hears of no request");
            assertEquals(List.of("anna job-to-cloud " + job), sent(server));
        }
    }

    private static List<String> sent(RunningServer server) throws Exception {
        JsonNode records = RunningServer.json(server.get("admin", "/api/v1/audit?limit=100"));
        return StreamSupport.stream(records.path("records").spliterator(), false)
                .filter(record -> record.path("action").asText().equals("job-to-cloud"))
                .map(record -> record.path("user").asText() + " "
                        + record.path("action").asText() + " "
                        + record.path("subject").asText())
                .toList();
    }

    @Test
    void theFailureOfATaskIsTheFailureOfTheJob() throws Exception {
        try (RunningServer server = cloud.server(folder.resolve("data"))) {
            scans.upload(server, "anna");
            ObjectNode repeated = scans.analytic("one repetition");
            repeated.withObject("/task").put("name", "mr");

            JsonNode job = ended(server, submit(server, repeated));

            assertEquals("FAILED", job.path("state").asText(), job.toString());
            assertTrue(job.toString().contains("MRO-3011"), job.toString());
            byte[] bundle = server.bytes("anna", JOBS + "/" + job.path("id").asText() + "/bundle")
                    .readAllBytes();
            assertTrue(bundle.length > 100, "the failure bundle came back");
        }
    }

    @Test
    void aTaskThatDiesLeavesAFailureBundle() throws Exception {
        cloud.ecs.script((environment, stopping) -> Optional.of(End.outOfMemory()));
        try (RunningServer server = cloud.server(folder.resolve("data"))) {
            scans.upload(server, "anna");

            JsonNode job = ended(server, submit(server, scans.analytic("too much")));

            assertEquals("FAILED", job.path("state").asText(), job.toString());
            assertTrue(job.toString().contains("MRO-5003"), job.toString());
            assertTrue(server.bytes("anna", JOBS + "/" + job.path("id").asText() + "/bundle")
                            .readAllBytes()
                            .length
                    > 100);
        }
    }

    @Test
    void cancelStopsTheTask() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        cloud.ecs.script((environment, stopping) -> {
            running.countDown();
            return stopping ? Optional.of(End.exit(143)) : Optional.empty();
        });
        try (RunningServer server = cloud.server(folder.resolve("data"))) {
            scans.upload(server, "anna");
            String job = submit(server, scans.analytic("endless"));
            assertTrue(running.await(60, TimeUnit.SECONDS));

            server.post("anna", JOBS + "/" + job + "/cancel", "");

            assertEquals("CANCELLED", ended(server, job).path("state").asText());
            assertEquals(1, cloud.ecs.calls("StopTask").size());
        }
    }

    @Test
    void aServerThatStopsLeavesTheTaskAndTheNextOneTakesItsResult() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        cloud.ecs.script((environment, stopping) -> {
            boolean first = running.getCount() > 0;
            running.countDown();
            return first || cloud.ecs.calls("RunTask").size() < 2
                    ? Optional.empty()
                    : Optional.of(End.exit(cloud.work(environment)));
        });
        String job;
        try (RunningServer server = cloud.server(folder.resolve("data"))) {
            scans.upload(server, "anna");
            job = submit(server, scans.analytic("long"));
            assertTrue(running.await(60, TimeUnit.SECONDS));
        }
        assertEquals(0, cloud.ecs.calls("StopTask").size());

        try (RunningServer again = cloud.server(folder.resolve("data"))) {
            assertEquals("COMPLETED", ended(again, job).path("state").asText());
            assertEquals(1, cloud.ecs.started(), "the second server finds the task of the first");
        }
    }

    @Test
    void computersInTheCloudNeedABucket() {
        CloudOptions computers =
                CloudOptions.of("cluster", "task", "subnet-1", "sg-1", "jobs,results,failed", 1000, 1, Map.of());
        JobFailure refused = assertThrows(
                JobFailure.class, () -> ServerOptions.inFolder(folder).sendingHeavyJobsTo(computers));

        assertEquals(RunError.BAD_SETTING, refused.code());
        for (String buckets : List.of("one", "one,two", "one,one,two", "")) {
            assertThrows(
                    JobFailure.class,
                    () -> CloudOptions.of("cluster", "task", "subnet-1", "sg-1", buckets, 1000, 1, Map.of()));
        }
        assertThrows(
                JobFailure.class, () -> CloudOptions.of("cluster", "", "subnet-1", "sg-1", "a,b,c", 1000, 1, Map.of()));
        assertThrows(
                JobFailure.class, () -> CloudOptions.of("cluster", "task", "", "sg-1", "a,b,c", 1000, 1, Map.of()));
        assertThrows(
                JobFailure.class,
                () -> CloudOptions.of("cluster", "task", "subnet-1", " , ", "a,b,c", 1000, 1, Map.of()));
        assertThrows(
                JobFailure.class,
                () -> CloudOptions.of("cluster", "task", "subnet-1", "sg-1", "a,b,c", 0, 1, Map.of()));
        assertThrows(
                JobFailure.class,
                () -> CloudOptions.of(
                        "cluster",
                        "task",
                        "subnet-1",
                        "sg-1",
                        "a,b,c",
                        1,
                        1,
                        Map.of("MROPTIMUM_CLOUD_ENDPOINT", "no address")));
    }
}
