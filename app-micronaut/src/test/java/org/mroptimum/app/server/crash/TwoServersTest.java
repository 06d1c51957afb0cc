package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.app.server.SmallScans;

/** Two real servers share one PostgreSQL and one store; one is killed midway. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TwoServersTest {
    private static final String JOBS = "/api/v1/jobs";
    private static final int COUNT = 200;
    /** Where the doomed server stops: by then the first hundred are in hands. */
    private static final String SECOND_HALF = "job-1\\d\\d";

    private static final int SIDE_BY_SIDE = 2;

    @TempDir
    Path folder;

    private final Map<String, String> idsByAlias = new LinkedHashMap<>();

    private ServedChild start(String name, Edge edge, SharedDatabase database) throws IOException {
        return ServedChild.start(
                folder.resolve(name),
                edge,
                SECOND_HALF,
                database.environment(),
                "--jobs",
                String.valueOf(SIDE_BY_SIDE),
                "--store",
                folder.resolve("store").toString());
    }

    @Test
    void allJobsAreDoneOnceAndReadFromTheSurvivor() throws Exception {
        SmallScans scans = SmallScans.make(folder);
        List<String> ofTheDead;
        List<String> ofTheLiving;
        try (SharedDatabase database = SharedDatabase.start();
                ServedChild doomed = start("doomed", Edge.COMPUTING, database);
                ServedChild survivor = start("survivor", Edge.NONE, database)) {
            scans.upload(doomed.http(), "anna");
            for (int number = 0; number < COUNT; number++) {
                String alias = "job-" + number;
                HttpResponse<String> answer =
                        (number % 2 == 0 ? doomed : survivor).http().post("anna", JOBS, scans.analytic(alias));
                assertEquals(202, answer.statusCode(), answer.body());
                idsByAlias.put(alias, RunningServer.json(answer).path("id").asText());
            }
            doomed.expect("at COMPUTING");
            ofTheDead = doomed.kill();
            for (String id : idsByAlias.values()) {
                assertReadable(survivor.http(), id);
            }
            assertListed(survivor.http());
            ofTheLiving = survivor.stop();
        }

        StoredBundles bundles = new StoredBundles(folder.resolve("store"));
        assertEquals(COUNT, bundles.whole("results").size());
        assertEquals(List.of(), bundles.whole("failed"));
        assertEquals(COUNT, union(ofTheDead, ofTheLiving).size());
        assertEquals(Set.copyOf(ofTheDead).size(), ofTheDead.size(), "a server computed a job twice");
        assertEquals(Set.copyOf(ofTheLiving).size(), ofTheLiving.size(), "a server computed a job twice");
        Set<String> both = new HashSet<>(ofTheDead);
        both.retainAll(ofTheLiving);
        assertTrue(
                !both.isEmpty() && both.size() <= SIDE_BY_SIDE,
                () -> "only what died half way is computed again, not " + both);
    }

    private static Set<String> union(List<String> one, List<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private void assertReadable(RunningServer survivor, String id) throws Exception {
        String events = survivor.events("anna", id);
        assertTrue(events.contains("\"state\":\"COMPLETED\""), events);
        Path bundle = folder.resolve("bundle.zip");
        Files.write(bundle, survivor.bytes("anna", JOBS + "/" + id + "/bundle").readAllBytes());
        StoredBundles.assertWhole(bundle);
    }

    private void assertListed(RunningServer survivor) throws Exception {
        JsonNode jobs =
                RunningServer.json(survivor.get("anna", JOBS + "?limit=200")).path("jobs");
        Map<String, Long> states = jobs.findValuesAsText("state").stream()
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
        assertEquals(Map.of("COMPLETED", (long) COUNT), states);
        assertEquals(
                new TreeSet<>(idsByAlias.values()),
                new TreeSet<>(
                        jobs.findValues("id").stream().map(JsonNode::asText).toList()));
    }
}
