package org.mroptimum.local.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.PostgresServer;
import org.mroptimum.local.store.FileSystemBlobStore;

/**
 * A server in a process of its own, for tests that kill it. It obeys the lines {@code submit ID}, {@code start}, {@code await} and
 * {@code exit}, tells {@code computing ID}, and stops for ever at its edge.
 */
final class ServerProcess {
    static final QueueSettings QUICK =
            new QueueSettings(Duration.ofMillis(50), Duration.ofMillis(100), 12, 3, Duration.ofMillis(50));

    private static final ThreadLocal<JobId> RUNNING = new ThreadLocal<>();
    private static volatile Edge edge = Edge.NONE;
    private static volatile String doomed = "";

    private ServerProcess() {}

    /**
     * Runs until it is told to exit, or killed.
     *
     * @param arguments folder or address of the database, folder of the bundles, jobs side by side, edge, job that meets it
     */
    public static void main(String[] arguments) throws IOException {
        edge = Edge.valueOf(arguments[3]);
        doomed = arguments[4];
        try (Database database = database(arguments[0]);
                DurableOrchestrator orchestrator =
                        orchestrator(database, Path.of(arguments[1]), Integer.parseInt(arguments[2]))) {
            if (edge == Edge.ACCEPTING) {
                EdgeTrigger.install(database);
            }
            tell("ready");
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
                obey(line, orchestrator, database);
            }
        }
        System.exit(0);
    }

    private static void obey(String line, DurableOrchestrator orchestrator, Database database) {
        if (line.startsWith("submit ")) {
            String id = line.substring("submit ".length());
            tell("submitted " + id + " " + orchestrator.submit(JobExamples.job(id, id, Weight.LIGHT)));
        } else if (line.equals("start")) {
            orchestrator.start();
        } else if (line.equals("await")) {
            while (unfinished(database)) {
                Thread.onSpinWait();
            }
            tell("all done");
        } else {
            throw new IllegalArgumentException(line);
        }
    }

    private static Database database(String place) {
        return place.startsWith("jdbc:")
                ? Database.on(new PostgresServer(place, "postgres", "postgres"))
                : Database.inFolder(Path.of(place));
    }

    private static DurableOrchestrator orchestrator(Database database, Path bundles, int jobsAtOnce) {
        TinyWorker worker = new TinyWorker(progress -> computing(), () -> reach(Edge.WRITING, RUNNING.get()));
        InProcessComputeRunner runner = new InProcessComputeRunner(
                worker::publishing,
                InProcessComputeRunner.bundlesIn(new FileSystemBlobStore(bundles), "results", "failed"));
        return new DurableOrchestrator(
                database,
                new DoomedRoom(new MachineAdmission(100_000, jobsAtOnce)),
                new DoomedRunner(runner),
                runner,
                QUICK,
                InstantSource.system());
    }

    private static void computing() {
        tell("computing " + RUNNING.get());
        reach(Edge.COMPUTING, RUNNING.get());
        if (edge == Edge.DEATH && doomed.equals(RUNNING.get().value())) {
            Runtime.getRuntime().halt(137);
        }
    }

    /** Stops here for ever if the job is to meet this edge. */
    static void reach(Edge here, JobId job) {
        if (edge == here && doomed.equals(job.value())) {
            tell("at " + here);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static synchronized void tell(String line) {
        System.out.println(line);
    }

    private static boolean unfinished(Database database) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "select 1 from job where finished is null fetch first 1 row only");
                    ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        });
    }

    /** The runner with edges before and behind. */
    private record DoomedRunner(ComputeRunner runner) implements ComputeRunner {
        @Override
        public boolean offers(Weight weight) {
            return runner.offers(weight);
        }

        @Override
        public Location run(Job job, Progress progress) {
            RUNNING.set(job.id());
            reach(Edge.CLAIMED, job.id());
            Location location = runner.run(job, progress);
            reach(Edge.PUBLISHED, job.id());
            return location;
        }
    }

    /** The room with an edge when it is left. */
    private record DoomedRoom(Admission admission) implements Admission {
        @Override
        public Optional<Room> admit(Placement placement) {
            return admission.admit(placement).map(room -> () -> {
                if (RUNNING.get() != null) {
                    reach(Edge.STORED, RUNNING.get());
                }
                room.close();
            });
        }

        @Override
        public long largestMb() {
            return admission.largestMb();
        }

        @Override
        public int jobsAtOnce() {
            return admission.jobsAtOnce();
        }

        @Override
        public void awaitRoom(Duration atMost) throws InterruptedException {
            admission.awaitRoom(atMost);
        }
    }
}
