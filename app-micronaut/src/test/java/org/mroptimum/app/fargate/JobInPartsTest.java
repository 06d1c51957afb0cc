package org.mroptimum.app.fargate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.cloud.ChildJvm;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

/** Containers that share a job, each in a Java machine of its own. */
class JobInPartsTest {
    @TempDir
    private static Path folder;

    private static Cloud cloud;
    private static int tasks;

    @BeforeAll
    static void start() throws Exception {
        cloud = new Cloud(folder);
        KSpace slices = new PhantomScan(PhantomSpec.of(32, 24, 5)).signal(0);
        cloud.upload(folder, "slices.npy", slices);
        cloud.upload(folder, "one-coil.npy", new PhantomScan(PhantomSpec.of(32, 24, 1)).noise());
    }

    @AfterAll
    static void stop() throws Exception {
        cloud.stop();
    }

    /** Five slices from one coil, by pseudo replicas. */
    private static ObjectNode request(String alias) {
        ObjectNode request = Cloud.request(alias, "slices.npy");
        request.putObject("output").put("matlab", true);
        request.withObject("/task").put("name", "pmr").withObject("/options").put("NR", 16);
        ObjectNode files = request.withObject("/task/options/reconstructor/options");
        files.withObject("/signal/options").put("axes", "freq,phase,slice");
        files.withObject("/noise/options").put("filename", "one-coil.npy").put("key", "one-coil.npy");
        return request;
    }

    @Test
    void leavesTheBundleOfOneContainer() throws Exception {
        JobReference whole = cloud.stage("whole", request("knee").toString());
        JobReference shared = cloud.stage("shared", request("knee").toString());
        assertEquals("result: " + Cloud.RESULTS + "/" + Cloud.key(whole), succeed(whole, Map.of()));

        String parts = "jobs/" + shared.bundleName() + "/parts/";
        assertEquals("result: " + Cloud.JOBS + "/" + parts + "1-of-2", succeed(shared, Map.of("JOB_PART", "1/2")));
        succeed(shared, Map.of("JOB_PART", "0/2"));
        assertEquals(
                List.of(parts + "0-of-2", parts + "1-of-2"),
                cloud.keys(Cloud.JOBS).stream()
                        .filter(key -> key.startsWith(parts))
                        .toList());
        assertEquals("result: " + Cloud.RESULTS + "/" + Cloud.key(shared), succeed(shared, Map.of("JOB_MERGE", "2")));
        assertTrue(cloud.keys(Cloud.JOBS).stream().noneMatch(key -> key.startsWith(parts)));

        Map<String, String> expected = cloud.bundle(Cloud.RESULTS, Cloud.key(whole));
        Map<String, String> merged = cloud.bundle(Cloud.RESULTS, Cloud.key(shared));
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(merged.keySet()));
        assertTrue(expected.containsKey("data/SNR.nii.gz") && expected.containsKey("matlab.mat"), expected::toString);
        expected.replaceAll(JobInPartsTest::withoutTimes);
        merged.replaceAll(JobInPartsTest::withoutTimes);
        assertEquals(expected, merged);

        assertEquals(
                "result: " + Cloud.RESULTS + "/" + Cloud.key(shared),
                succeed(shared, Map.of("JOB_PART", "0/2")),
                "a part that comes late finds the result");
    }

    @Test
    void tellsPartsThatAreMissingAndSharesThatCannotBe() throws Exception {
        JobReference reference = cloud.stage("lost", request("lost").toString());
        try (ChildJvm merge = task(reference, Map.of("JOB_MERGE", "2"))) {
            assertEquals(1, merge.exitCode(), merge.output());
        }
        assertEquals(
                List.of("MRO-5010: part 0/2 is missing", "MRO-5010: part 1/2 is missing"),
                cloud.problems(Cloud.key(reference)));
        try (ChildJvm wrong = task(reference, Map.of("JOB_PART", "2/2"))) {
            assertEquals(1, wrong.exitCode());
            assertTrue(wrong.output().startsWith("MRO-5009: "), wrong.output());
        }
        try (ChildJvm both = task(reference, Map.of("JOB_PART", "0/2", "JOB_MERGE", "2"))) {
            assertEquals(1, both.exitCode());
            assertTrue(both.output().startsWith("MRO-5009: "), both.output());
        }
    }

    /** Two machines never finish at the same time; pictures show it too. */
    private static String withoutTimes(String name, String content) {
        return name.equals("info.json")
                ? content.replaceAll("\"when\" : \"[^\"]*\"", "")
                        .replaceAll("\"calculation_time\" : [-0-9.E]+", "")
                        .replaceAll("calculation time [-0-9.E]+", "")
                : name.startsWith("preview/") ? "" : content;
    }

    private static String succeed(JobReference reference, Map<String, String> share) throws Exception {
        try (ChildJvm task = task(reference, share)) {
            assertEquals(0, task.exitCode(), task.output());
            return task.output().strip();
        }
    }

    private static ChildJvm task(JobReference reference, Map<String, String> share) throws Exception {
        Map<String, String> environment = cloud.environment();
        environment.putAll(share);
        environment.put("JOB_BUCKET", reference.bucket());
        environment.put("JOB_KEY", reference.key());
        Path home = Files.createDirectories(folder.resolve("task" + tasks++));
        return ChildJvm.start(home, environment, List.of(), FargateTask.class.getName());
    }
}
