package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.EmbeddedServer;
import org.mroptimum.local.database.PostgresServer;

/** Two servers share the queue of one PostgreSQL; one is killed midway. */
class TwoServersTest {
    private static final int JOBS = 200;
    private static final int SIDE_BY_SIDE = 2;

    @TempDir
    Path bundles;

    private final PostgresServer postgres = EmbeddedServer.empty();

    @Test
    void allJobsAreDoneOnce() throws IOException {
        Set<String> ids = new TreeSet<>(
                IntStream.range(0, JOBS).mapToObj(number -> "job-" + number).toList());
        List<String> ofTheDead;
        List<String> ofTheLiving;
        try (ServerChild doomed = start();
                ServerChild survivor = start()) {
            ids.forEach(id -> survivor.say("submit " + id));
            survivor.expect(JOBS, "submitted ");
            doomed.say("start");
            survivor.say("start");
            doomed.expect(JOBS / 10, "computing ");
            doomed.kill();
            survivor.say("await");
            survivor.expect("all done");
            survivor.exit();
            ofTheDead = computed(doomed);
            ofTheLiving = computed(survivor);
        }

        assertEquals(ids, withState(JobState.COMPLETED));
        assertEquals(ids, namesInBundles());
        assertEquals(Set.copyOf(ofTheDead).size(), ofTheDead.size(), "a server computed a job twice");
        assertEquals(Set.copyOf(ofTheLiving).size(), ofTheLiving.size(), "a server computed a job twice");
        Set<String> both = new HashSet<>(ofTheDead);
        both.retainAll(ofTheLiving);
        assertTrue(both.size() <= SIDE_BY_SIDE, () -> "only what died half way is computed again, not " + both);
        assertTrue(ofTheLiving.size() > SIDE_BY_SIDE, "both took part");
    }

    private ServerChild start() throws IOException {
        return ServerChild.start(postgres.url(), bundles, SIDE_BY_SIDE, Edge.NONE, "");
    }

    private static List<String> computed(ServerChild server) {
        return server.told().stream()
                .filter(line -> line.startsWith("computing "))
                .map(line -> line.substring("computing ".length()))
                .toList();
    }

    private Set<String> withState(JobState state) {
        try (Database database = Database.on(postgres)) {
            Set<String> ids = new TreeSet<>();
            for (TrackedJob job : new JdbcJobStore(database).newest(Optional.empty(), Optional.empty(), 2 * JOBS)) {
                if (job.state() == state) {
                    ids.add(job.id().value());
                }
            }
            return ids;
        }
    }

    /** The alias of each job that has a bundle; each once, as the files differ in their names. */
    private Set<String> namesInBundles() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(bundles)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(".zip"))
                    .toList()) {
                assertTrue(names.add(ZippedText.of(file).replace("result of ", "")), file + " is a second bundle");
            }
        }
        return names;
    }
}
