package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.local.database.Database;

/** Kills real servers over one folder with SIGKILL, wherever a job may be, and starts them again. */
class ServerCrashTest {
    private static final Map<Edge, Integer> COMPUTATIONS = Map.of(
            Edge.ACCEPTING, 1,
            Edge.QUEUED, 1,
            Edge.CLAIMED, 1,
            Edge.COMPUTING, 2,
            Edge.WRITING, 2,
            Edge.PUBLISHED, 1,
            Edge.STORED, 1);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private ServerChild start(Edge edge, String doomed) throws IOException {
        return ServerChild.start(folder.resolve("jobs").toString(), folder.resolve("bundles"), 1, edge, doomed);
    }

    /** Each server finishes what those before it left, and dies with a job of its own. */
    @Test
    void everyAcceptedJobFinishesOnceWhereverItsServerDies() throws IOException {
        for (Edge edge : Edge.values()) {
            if (COMPUTATIONS.containsKey(edge)) {
                dieAt(edge);
            }
        }
        try (ServerChild last = start(Edge.NONE, "")) {
            for (Edge edge : COMPUTATIONS.keySet()) {
                // Only the job that was not accepted is new.
                last.say("submit job-" + edge);
                last.expect("submitted job-" + edge + " " + (edge == Edge.ACCEPTING));
            }
            last.say("start");
            last.say("await");
            last.expect("all done");
            last.exit();
            told.addAll(last.told());
        }

        try (Database database = Database.inFolder(folder.resolve("jobs"))) {
            JobQueue queue = new JobQueue(database);
            for (Edge edge : COMPUTATIONS.keySet()) {
                assertEquals(Optional.of(JobState.COMPLETED), queue.state(new JobId("job-" + edge)), edge.name());
                assertEquals(
                        COMPUTATIONS.get(edge),
                        Collections.frequency(told, "computing job-" + edge),
                        () -> edge + " in " + told);
            }
        }
        assertEquals(COMPUTATIONS.size(), bundles("results").size());
        assertEquals(List.of(), bundles("failed"));
    }

    private void dieAt(Edge edge) throws IOException {
        String job = "job-" + edge;
        try (ServerChild server = start(edge, job)) {
            server.say("submit " + job);
            if (edge == Edge.QUEUED) {
                server.expect("submitted " + job + " true");
            } else {
                if (edge != Edge.ACCEPTING) {
                    server.say("start");
                }
                server.expect("at " + edge);
            }
            assertFolderInUse();
            server.kill();
            told.addAll(server.told());
        }
    }

    private void assertFolderInUse() {
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> Database.inFolder(folder.resolve("jobs")).close());
        assertEquals(StorageError.JOB_STORE_IN_USE, failure.code());
    }

    @Test
    void aJobThatKillsItsServerStopsAfterThreeTries() throws IOException {
        for (int life = 1; life <= 3; life++) {
            try (ServerChild server = start(Edge.DEATH, "poison")) {
                server.say("submit poison");
                server.say("submit innocent");
                server.expect("submitted innocent " + (life == 1));
                server.say("start");
                server.expectDeath();
                told.addAll(server.told());
            }
        }
        try (ServerChild server = start(Edge.DEATH, "poison")) {
            server.say("start");
            server.say("await");
            server.expect("all done");
            server.exit();
            told.addAll(server.told());
        }
        assertEquals(3, Collections.frequency(told, "computing poison"), told::toString);
        assertEquals(1, Collections.frequency(told, "computing innocent"), told::toString);

        try (Database database = Database.inFolder(folder.resolve("jobs"))) {
            JobQueue queue = new JobQueue(database);
            assertEquals(Optional.of(JobState.FAILED), queue.state(new JobId("poison")));
            assertEquals(Optional.of(JobState.COMPLETED), queue.state(new JobId("innocent")));
        }
        assertEquals(1, bundles("results").size());
        assertEquals(1, bundles("failed").size());
        assertTrue(ZippedText.of(bundles("failed").get(0)).startsWith("MRO-5006"), "the failure is told");
    }

    /** Bundles that somebody could see. */
    private List<Path> bundles(String bucket) throws IOException {
        Path root = folder.resolve("bundles").resolve(bucket);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".zip")).toList();
        }
    }
}
