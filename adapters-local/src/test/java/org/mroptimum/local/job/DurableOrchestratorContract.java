package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.JobProgress;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.domain.port.OrchestratorContract;
import org.mroptimum.domain.port.RequestFacts;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.ToldFailure;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;

/** The contract, and what durable jobs promise beyond it, on one kind of database. */
abstract class DurableOrchestratorContract extends OrchestratorContract {
    /** Looks for the dead often; a busy machine that is late with its heartbeats is not taken for one of them. */
    static final QueueSettings QUICK =
            new QueueSettings(Duration.ofMillis(20), Duration.ofMillis(50), 1000, 3, Duration.ZERO);

    final OpenDatabase database = new OpenDatabase(this::open);
    private final List<DurableOrchestrator> nodes = new ArrayList<>();
    private @Nullable HeldComputers computers;

    abstract Database open();

    @Override
    protected DurableOrchestrator orchestrator() {
        return nodes.isEmpty() ? afterRestart() : nodes.get(0);
    }

    @Override
    protected DurableOrchestrator afterRestart() {
        DurableOrchestrator node = new DurableOrchestrator(
                database.get(), computers(), computers(), computers(), QUICK, InstantSource.system());
        nodes.add(node);
        node.start();
        return node;
    }

    @Override
    protected HeldComputers computers() {
        HeldComputers held = computers;
        if (held == null) {
            held = new HeldComputers(new JobClaims(database.get()));
            computers = held;
        }
        return held;
    }

    @AfterEach
    void close() {
        computers().close();
        nodes.forEach(DurableOrchestrator::close);
        database.close();
    }

    @Test
    void aJobThatFitsNoServerIsRefusedWithItsEstimate() {
        Job any = job();
        Job large =
                Job.accepted(any.id(), any.document(), new Placement(Weight.HEAVY, 1001, 5, "large"), any.accepted());

        JobFailure failure = assertThrows(JobFailure.class, () -> orchestrator().submit(large));

        assertEquals(RunError.TOO_LARGE_FOR_COMPUTERS, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains("1001 MB"), failure.getMessage());
        assertEquals(Optional.empty(), orchestrator().status(large.id()));
    }

    @Test
    void aServerThatStopsGivesItsJobsBack() {
        Job first = job();
        Job second = job();
        orchestrator().submit(first);
        orchestrator().submit(second);
        computers().startNext();

        computers().stopAll();
        orchestrator().close();

        assertEquals(Optional.of(JobState.QUEUED), orchestrator().status(first.id()));
        Orchestrator restarted = afterRestart();
        assertEquals(Optional.of(first.id()), computers().startNext(), "the interrupted job comes first");
        computers().end(first.id(), JobState.COMPLETED);
        assertEquals(Optional.of(JobState.COMPLETED), restarted.status(first.id()));
    }

    @Test
    void aHeavyJobRunsAloneAndIsNotOvertaken() {
        Job first = JobExamples.job(Weight.LIGHT);
        Job second = JobExamples.job(Weight.LIGHT);
        Job heavy = JobExamples.job(Weight.HEAVY);
        Job last = JobExamples.job(Weight.LIGHT);
        HeldComputers held = computers();
        DurableOrchestrator machine = new DurableOrchestrator(
                database.get(), new MachineAdmission(2000, 3), held, held, QUICK, InstantSource.system());
        nodes.add(machine);
        for (Job job : List.of(first, second, heavy, last)) {
            assertTrue(machine.submit(job));
        }

        machine.start();

        JobId one = held.nextStarted();
        JobId other = held.nextStarted();
        assertEquals(Set.of(first.id(), second.id()), Set.of(one, other));
        assertEquals(Optional.of(JobState.QUEUED), machine.status(heavy.id()));
        held.release(first.id());
        awaitState(JobState.COMPLETED, first);
        assertEquals(Optional.of(JobState.QUEUED), machine.status(last.id()), "there is room, but it is not its turn");
        held.release(second.id());
        assertEquals(heavy.id(), held.nextStarted());
        assertEquals(Optional.of(JobState.QUEUED), machine.status(last.id()));
        held.release(heavy.id());
        assertEquals(last.id(), held.nextStarted());
    }

    /** Neither does it wait for the machine, nor the machine for it. */
    @Test
    void aJobInTheCloudRunsBesideTheMachine() {
        Job heavy = JobExamples.job(Weight.HEAVY);
        Job large = inCloud(8000);
        Job second = inCloud(10);
        Job last = JobExamples.job(Weight.LIGHT);
        HeldComputers held = computers();
        Admission both = new CloudAdmission(new MachineAdmission(2000, 1), 9000, 1);
        DurableOrchestrator machine =
                new DurableOrchestrator(database.get(), both, held, held, QUICK, InstantSource.system());
        nodes.add(machine);
        for (Job job : List.of(heavy, large, second, last)) {
            assertTrue(machine.submit(job));
        }

        machine.start();

        JobId one = held.nextStarted();
        JobId other = held.nextStarted();
        assertEquals(Set.of(heavy.id(), large.id()), Set.of(one, other));
        held.release(large.id());
        assertEquals(second.id(), held.nextStarted(), "the cloud has room again");
        assertEquals(Optional.of(JobState.QUEUED), machine.status(last.id()));
        held.release(heavy.id());
        assertEquals(last.id(), held.nextStarted(), "the machine has room again");
    }

    @Test
    void aServerWithoutCloudLeavesItsJobsToOthers() {
        Job far = inCloud(10);
        Job near = JobExamples.job(Weight.LIGHT);
        HeldComputers held = computers();
        DurableOrchestrator machine = new DurableOrchestrator(
                database.get(), new MachineAdmission(2000, 3), held, held, QUICK, InstantSource.system());
        nodes.add(machine);
        machine.submit(far);
        machine.submit(near);

        machine.start();

        assertEquals(near.id(), held.nextStarted());
        held.release(near.id());
        awaitState(JobState.COMPLETED, near);
        assertEquals(Optional.of(JobState.QUEUED), machine.status(far.id()));
    }

    private static Job inCloud(long memoryMb) {
        Job any = JobExamples.job(Weight.HEAVY);
        Placement placement = new Placement(Weight.HEAVY, memoryMb, 5, "large").toCloud();
        return Job.accepted(any.id(), any.document(), placement, any.accepted());
    }

    /** A result that is published must not be told as a failure. */
    @Test
    void anEndThatCouldNotBeStoredIsNoFailureOfTheJob() {
        AtomicBoolean broken = new AtomicBoolean();
        InstantSource clock = () -> {
            if (broken.getAndSet(false)) {
                throw new JobFailure(StorageError.JOB_STORE_UNUSABLE, "once");
            }
            return Instant.now();
        };
        DurableOrchestrator node =
                new DurableOrchestrator(database.get(), computers(), computers(), computers(), QUICK, clock);
        nodes.add(node);
        node.start();
        Job job = job();
        node.submit(job);
        computers().startNext();

        broken.set(true);
        computers().release(job.id());

        assertEquals(job.id(), computers().startWhateverComes(), "the job is looked at again");
        computers().end(job.id(), JobState.COMPLETED);
        assertEquals(Optional.of(JobState.COMPLETED), node.status(job.id()));
    }

    @Test
    void theRunOfAServerThatWasTakenForDeadIsVoid() {
        Job job = job();
        orchestrator().submit(job);
        computers().startNext();
        assertTrue(computers().step(job.id()));

        HeldComputers others = new HeldComputers(new JobClaims(database.get()));
        DurableOrchestrator other =
                new DurableOrchestrator(database.get(), others, others, others, QUICK, InstantSource.system());
        nodes.add(other);
        takeForDead(job.id());
        other.start();
        assertEquals(job.id(), others.startWhateverComes());

        JobFailure failure = assertThrows(JobFailure.class, () -> computers().step(job.id()));
        assertEquals(RunError.COMPUTER_STOPPED, failure.code());
        computers().end(job.id(), JobState.FAILED);
        assertEquals(Optional.of(JobState.RUNNING), orchestrator().status(job.id()));
        others.end(job.id(), JobState.COMPLETED);
        assertEquals(Optional.of(JobState.COMPLETED), orchestrator().status(job.id()));
        assertFalse(orchestrator().cancel(job.id()));
    }

    /** As if the server had missed its heartbeats; it sends none for a version of the row that is not its own. */
    private void takeForDead(JobId id) {
        database.get().transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update scheduled_tasks set version = version + 1,"
                            + " last_heartbeat = timestamp with time zone '2020-01-01 00:00:00+00' where task_instance = ?")) {
                update.setString(1, id.value());
                return update.executeUpdate();
            }
        });
    }

    @Test
    void aCancelledJobWhoseServerDiedIsNotTriedAgain() {
        Job job = JobExamples.job(Weight.LIGHT);
        orchestrator().submit(job);
        computers().startNext();
        orchestrator().cancel(job.id());

        takeForDead(job.id());

        assertEquals(job.id() + " MRO-5002", computers().nextRefused());
        awaitState(JobState.CANCELLED, job);
    }

    private TrackedJob told(Job job) {
        return new JdbcJobStore(database.get()).find(job.id()).orElseThrow();
    }

    @Test
    void aRunningJobTellsHowFarItIs() {
        Job job = job();
        orchestrator().submit(job);
        assertEquals(Optional.empty(), told(job).progress());
        computers().startNext();

        computers().tell(job.id(), new JobProgress("reading", 0, 1));
        assertEquals(Optional.of(new JobProgress("reading", 0, 1)), told(job).progress());
        computers().tell(job.id(), new JobProgress("s".repeat(300), 3, 8));
        assertEquals(
                Optional.of(new JobProgress("s".repeat(200), 3, 8)), told(job).progress());

        computers().end(job.id(), JobState.COMPLETED);
        assertEquals(
                Optional.of(new JobProgress("s".repeat(200), 3, 8)), told(job).progress());
    }

    /** What the next run does is not known yet. */
    @Test
    void aJobThatGoesBackForgetsItsProgress() {
        Job job = job();
        orchestrator().submit(job);
        computers().startNext();
        computers().tell(job.id(), new JobProgress("reading", 0, 1));

        computers().end(job.id(), new JobFailure(RunError.COMPUTER_STOPPED, "the test says so"));

        assertEquals(Optional.empty(), told(job).progress());
        assertEquals(Optional.empty(), told(job).started());
    }

    @Test
    void aFinishedJobTellsWhatItLeftAndWhy() {
        Job done = job();
        Job broken = job();
        Job cancelled = job();
        List.of(done, broken, cancelled).forEach(orchestrator()::submit);
        computers().startNext();
        computers().end(done.id(), JobState.COMPLETED);
        computers().startNext();
        computers()
                .end(
                        broken.id(),
                        new JobFailure(List.of(
                                new Problem(StorageError.NOT_FOUND, "", "no signal"),
                                new Problem(StorageError.NOT_READABLE, "", "no noise"))));
        computers().startNext();
        orchestrator().cancel(cancelled.id());
        assertFalse(computers().step(cancelled.id()));

        assertEquals(Optional.empty(), told(done).failure());
        assertEquals(
                Optional.of(new StoredBundle(
                        Kind.RESULT, new Location("held", done.id().value()))),
                told(done).bundle());
        assertEquals(
                Optional.of(new ToldFailure("MRO-4001", "MRO-4001: no signal\nMRO-4002: no noise")),
                told(broken).failure());
        assertEquals(
                Optional.of(new StoredBundle(
                        Kind.FAILURE, new Location("failed", broken.id().value()))),
                told(broken).bundle());
        assertEquals(Optional.of("MRO-5002"), told(cancelled).failure().map(ToldFailure::code));
        assertTrue(told(cancelled).bundle().isPresent());
    }

    /** An older version accepted it. */
    @Test
    void aRequestThatThisVersionRefusesIsListedAndFailsWithItsCode() {
        Job before = job();
        Job old = job();
        orchestrator().submit(before);
        orchestrator().submit(old);
        change("update job set document = '{\"alias\": \"old\", \"task\": {\"name\": \"xy\"}}', method = 'XY',"
                + " reconstruction = null where id = '" + old.id() + "'");

        List<TrackedJob> listed = new JdbcJobStore(database.get()).newest(Optional.empty(), Optional.empty(), 10);
        assertEquals(
                List.of(old.id(), before.id()),
                listed.stream().map(TrackedJob::id).toList());
        assertEquals(
                new RequestFacts(Optional.of("u-1"), Optional.of("old"), Optional.empty(), Optional.empty()),
                listed.get(0).asked());

        computers().startNext();
        computers().end(before.id(), JobState.COMPLETED);
        computers().letOneIn();
        assertTrue(computers().nextRefused().startsWith(old.id() + " MRO-1"));
        awaitState(JobState.FAILED, old);
        assertTrue(told(old).failure().orElseThrow().message().contains("$.task.name"));
    }

    final void change(String statement) {
        database.get().transaction(connection -> {
            try (Statement sql = connection.createStatement()) {
                return sql.executeUpdate(statement);
            }
        });
    }

    private void awaitState(JobState state, Job job) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!orchestrator().status(job.id()).equals(Optional.of(state))) {
            assertTrue(System.nanoTime() < deadline, () -> job.id() + " never is " + state);
            Thread.onSpinWait();
        }
    }
}
