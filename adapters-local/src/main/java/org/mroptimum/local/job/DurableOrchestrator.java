package org.mroptimum.local.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.SteadyClock;

/**
 * Jobs of one server, or of several that share a database. A job whose {@link #submit} returned survives kill -9: whichever
 * server lives runs it, in the order of submission, as far as its {@link Admission} has room. A job that the death of its server
 * interrupts starts anew, until it took several servers with it. Failures of the database are {@link JobFailure}s with a storage
 * code.
 */
public final class DurableOrchestrator implements Orchestrator, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JobQueue queue;
    private final Admission admission;
    private final InstantSource clock;
    private final RunToEnd runs;
    private final TurnTask turns;
    private final Scheduler scheduler;
    private final LivingServers servers;

    /**
     * An orchestrator that runs nothing before {@link #start}.
     *
     * @param database its owner closes it, later than this
     * @param admission the room of this server
     * @param runner runs jobs in the threads of this orchestrator
     * @param lastWord keeps failures of jobs that do not run any more
     * @param clock of the times in jobs; heartbeats have their own
     */
    public DurableOrchestrator(
            Database database,
            Admission admission,
            ComputeRunner runner,
            LastWord lastWord,
            QueueSettings settings,
            InstantSource clock) {
        this.queue = new JobQueue(database);
        JobClaims claims = new JobClaims(database);
        this.admission = admission;
        this.clock = clock;
        this.runs = new RunToEnd(queue, claims, runner, lastWord, settings, clock);
        this.turns = new TurnTask(new QueueWorker(claims, admission, runs, settings, clock), settings.poll());
        String name = UUID.randomUUID().toString();
        this.scheduler = scheduler(database, name, admission.jobsAtOnce(), settings);
        this.servers = new LivingServers(database, name, admission.largestMb(), settings);
    }

    private Scheduler scheduler(Database database, String name, int threads, QueueSettings settings) {
        SchedulerBuilder builder = Scheduler.create(database.connections(), turns.task())
                .schedulerName(new SchedulerName.Fixed(name))
                .threads(threads)
                .clock(SteadyClock.setBy(database, TurnTask.TABLE))
                .pollingInterval(settings.poll())
                .enableImmediateExecution()
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(settings.missed())
                .shutdownMaxWait(PATIENCE);
        // Never more turns than threads: what waits in the memory of one server, others cannot run.
        return database.isEmbedded()
                ? builder.pollUsingFetch(0.5, 1).build()
                : builder.pollUsingLockAndFetch(0.5, 1).build();
    }

    /** Runs what waits, and what will be submitted. */
    public void start() {
        servers.start();
        scheduler.start();
    }

    /**
     * Accepts the job at its placement.
     *
     * @throws JobFailure MRO-5011 when the job would not fit the largest server that lives, even alone
     */
    @Override
    public boolean submit(Job job) {
        long needed = job.placement().estimatedMemoryMb();
        if (!job.placement().cloud() && needed > admission.largestMb()) {
            requireRoomElsewhere(needed);
        }
        boolean accepted = queue.add(job, turns);
        if (accepted) {
            scheduler.triggerCheckForDueExecutions();
        }
        return accepted;
    }

    private void requireRoomElsewhere(long neededMb) {
        long largest = servers.largestMb();
        if (neededMb > largest) {
            String where = largest > admission.largestMb() ? "the largest server" : "this server";
            throw new JobFailure(
                    RunError.TOO_LARGE_FOR_COMPUTERS,
                    "the job needs about " + neededMb + " MB, but jobs may take " + largest + " MB on " + where
                            + inCloud());
        }
    }

    private String inCloud() {
        return admission.largestInCloudMb() > 0
                ? ", and " + admission.largestInCloudMb() + " MB in the cloud, where not every job may go"
                : "";
    }

    @Override
    public Optional<JobState> status(JobId id) {
        return queue.state(id);
    }

    /** A job that waits is cancelled at once; one that runs hears of it within {@link QueueSettings#cancelLook}. */
    @Override
    public boolean cancel(JobId id) {
        return queue.cancel(id, clock.instant());
    }

    /** Running jobs end at their next step and go back to the queue; waits for them. */
    @Override
    public void close() {
        runs.stop();
        servers.close();
        scheduler.stop();
    }
}
