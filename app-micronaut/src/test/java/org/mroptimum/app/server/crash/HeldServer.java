package org.mroptimum.app.server.crash;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.job.Admission;
import org.mroptimum.local.job.DurableOrchestrator;
import org.mroptimum.local.job.InProcessComputeRunner;
import org.mroptimum.local.job.QueueSettings;

/**
 * Inside the child: what makes a real server stop at an edge with the job of one alias, tell what it computes, and notice soon that
 * others died. Everything else is as it is shipped.
 */
@Factory
@Requires(property = HeldServer.EDGE)
final class HeldServer {
    static final String EDGE = "test.edge";
    static final String DOOMED = "test.doomed";

    private static final QueueSettings QUICK =
            new QueueSettings(Duration.ofMillis(50), Duration.ofMillis(250), 12, 3, Duration.ofMillis(50));
    private static final Edge HELD = Edge.valueOf(System.getProperty(EDGE, Edge.NONE.name()));
    private static final ThreadLocal<String> RUNNING = ThreadLocal.withInitial(() -> "");

    @Bean(preDestroy = "close")
    @Singleton
    @Replaces(DurableOrchestrator.class)
    DurableOrchestrator orchestrator(
            Database database, Admission admission, InProcessComputeRunner runner, Clock clock) {
        return new DurableOrchestrator(database, admission, new Told(runner), runner, QUICK, clock);
    }

    /** The store with edges. */
    @Singleton
    BeanCreatedEventListener<BlobStore> edgesOfTheStore() {
        return (BeanCreatedEvent<BlobStore> created) -> new HeldStore(created.getBean());
    }

    /** Stops here for ever if this thread runs the job that is to meet this edge. */
    static void reach(Edge here) {
        reach(here, RUNNING.get());
    }

    /** Stops here for ever if this is the edge and the job, or no job has to do with it. */
    static void reach(Edge here, String alias) {
        if (here == HELD && (here == Edge.CHECKING || alias.matches(System.getProperty(DOOMED, "")))) {
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

    /** The runner with edges around it. */
    private record Told(ComputeRunner runner) implements ComputeRunner {
        @Override
        public boolean offers(Weight weight) {
            return runner.offers(weight);
        }

        @Override
        public Location run(Job job, Progress progress) {
            String alias = job.request().identity().alias().orElse("");
            RUNNING.set(alias);
            reach(Edge.CLAIMED);
            Location location = runner.run(job, new ToldProgress(progress, alias, new AtomicBoolean()));
            reach(Edge.PUBLISHED);
            return location;
        }
    }

    /**
     * Tells once that a job is computed.
     *
     * @param alias of the job; the computation has threads of its own
     */
    private record ToldProgress(Progress progress, String alias, AtomicBoolean told) implements Progress {
        @Override
        public void step(String stage, int done, int total) {
            progress.step(stage, done, total);
            if (stage.equals("SNR") && !told.getAndSet(true)) {
                tell("computing " + alias);
                reach(Edge.COMPUTING, alias);
            }
        }

        @Override
        public boolean cancelled() {
            return progress.cancelled();
        }
    }
}
