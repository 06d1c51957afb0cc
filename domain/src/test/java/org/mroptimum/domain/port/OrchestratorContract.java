package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;

/** What every {@link Orchestrator} promises. The test holds the computers in its hand, so nothing waits for a clock. */
public abstract class OrchestratorContract {
    private static final Set<JobState> WAITING = Set.of(JobState.ACCEPTED, JobState.QUEUED);
    private static final Set<JobState> UNDER_WAY = Set.of(JobState.ACCEPTED, JobState.QUEUED, JobState.RUNNING);

    /** The orchestrator of an installation without jobs; the same one throughout a test. */
    protected abstract Orchestrator orchestrator();

    /** One of the same installation in a new process, after the old one died. */
    protected abstract Orchestrator afterRestart();

    protected abstract Computers computers();

    /** The computers of the installation. None is free until the test says so. */
    public interface Computers {
        /** A computer becomes free and starts the job whose turn it is; empty when none waits. */
        Optional<JobId> startNext();

        /** The request that the running job was started with. */
        Map<String, Object> requestOf(JobId running);

        /**
         * The running job comes to its next step, and ends there when it was asked to stop.
         *
         * @return whether it goes on
         */
        boolean step(JobId running);

        /** The running job ends, completed or failed; when this returns, the orchestrator can know. */
        void end(JobId running, JobState end);
    }

    /** Of one placement, so that there is an order. */
    protected Job job() {
        return JobExamples.job(Weight.LIGHT);
    }

    @Test
    void aJobRunsToItsEnd() {
        for (JobState end : List.of(JobState.COMPLETED, JobState.FAILED)) {
            Job job = job();
            assertTrue(orchestrator().submit(job));
            assertState(WAITING, job);

            assertEquals(Optional.of(job.id()), computers().startNext());
            assertEquals(job.document(), computers().requestOf(job.id()));
            assertTrue(computers().step(job.id()));
            assertState(UNDER_WAY, job);

            computers().end(job.id(), end);
            assertState(Set.of(end), job);
        }
    }

    @Test
    void whatWasNeverSubmittedIsUnknown() {
        orchestrator().submit(job());

        assertEquals(Optional.empty(), orchestrator().status(new JobId("never-heard")));
        assertFalse(orchestrator().cancel(new JobId("never-heard")));
        assertEquals(Optional.empty(), orchestrator().status(new JobId("never-heard")));
    }

    @Test
    void aSecondSubmissionChangesNothing() {
        Job first = job();
        Job second = JobExamples.job(first.id().value(), "another alias", Weight.LIGHT);
        assertTrue(orchestrator().submit(first));

        assertFalse(orchestrator().submit(first));
        assertFalse(orchestrator().submit(second));
        assertEquals(Optional.of(first.id()), computers().startNext());
        assertEquals(first.document(), computers().requestOf(first.id()));

        assertFalse(orchestrator().submit(second));
        assertTrue(computers().step(first.id()));
        computers().end(first.id(), JobState.COMPLETED);

        assertFalse(orchestrator().submit(second));
        assertState(Set.of(JobState.COMPLETED), first);
        assertEquals(Optional.empty(), computers().startNext(), "the job ran twice");
    }

    @Test
    void ofRacingSubmissionsOneIsAccepted() throws Exception {
        int racers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(racers);
        try {
            Job job = job();
            CyclicBarrier start = new CyclicBarrier(racers);
            List<Future<Boolean>> accepted = new ArrayList<>();
            for (int racer = 0; racer < racers; racer++) {
                accepted.add(pool.submit(() -> {
                    start.await();
                    return orchestrator().submit(job);
                }));
            }
            int count = 0;
            for (Future<Boolean> one : accepted) {
                count += one.get() ? 1 : 0;
            }
            assertEquals(1, count);
            assertEquals(Optional.of(job.id()), computers().startNext());
            assertEquals(Optional.empty(), computers().startNext(), "the job runs twice");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void jobsOfOnePlacementStartInTheOrderOfSubmission() {
        List<Job> jobs = List.of(job(), job(), job(), job());
        for (Job job : jobs) {
            assertTrue(orchestrator().submit(job));
        }

        for (Job job : jobs) {
            assertEquals(Optional.of(job.id()), computers().startNext());
            computers().end(job.id(), JobState.COMPLETED);
        }
        assertEquals(Optional.empty(), computers().startNext());
    }

    @Test
    void anAcceptedJobOutlivesTheProcess() {
        Job job = job();
        assertTrue(orchestrator().submit(job));

        Orchestrator restarted = afterRestart();
        assertTrue(restarted.status(job.id()).map(WAITING::contains).orElse(false));
        assertFalse(restarted.submit(job));
        assertEquals(Optional.of(job.id()), computers().startNext());
        assertEquals(job.document(), computers().requestOf(job.id()));
        computers().end(job.id(), JobState.COMPLETED);
        assertEquals(Optional.of(JobState.COMPLETED), restarted.status(job.id()));
    }

    @Test
    void aWaitingJobThatIsCancelledNeverStarts() {
        Job cancelled = job();
        Job next = job();
        orchestrator().submit(cancelled);
        orchestrator().submit(next);

        assertTrue(orchestrator().cancel(cancelled.id()));

        assertState(Set.of(JobState.CANCELLED), cancelled);
        assertEquals(Optional.of(next.id()), computers().startNext());
        assertFalse(orchestrator().cancel(cancelled.id()), "nothing is left to stop");
        assertFalse(orchestrator().submit(cancelled));
        assertState(Set.of(JobState.CANCELLED), cancelled);
        assertTrue(computers().step(next.id()), "only the cancelled job was asked to stop");
    }

    @Test
    void aRunningJobThatIsCancelledEndsAtItsNextStep() {
        Job job = job();
        orchestrator().submit(job);
        computers().startNext();
        assertTrue(computers().step(job.id()));

        assertTrue(orchestrator().cancel(job.id()));
        orchestrator().cancel(job.id());

        assertFalse(computers().step(job.id()));
        assertState(Set.of(JobState.CANCELLED), job);
        assertFalse(orchestrator().cancel(job.id()), "nothing is left to stop");
        assertEquals(Optional.empty(), computers().startNext());
    }

    @Test
    void anyNodeMayCancel() {
        Job job = job();
        orchestrator().submit(job);
        computers().startNext();

        assertTrue(afterRestart().cancel(job.id()));

        assertFalse(computers().step(job.id()));
        assertState(Set.of(JobState.CANCELLED), job);
    }

    @Test
    void aFinishedJobStaysAsItIs() {
        for (JobState end : List.of(JobState.COMPLETED, JobState.FAILED)) {
            Job job = job();
            orchestrator().submit(job);
            computers().startNext();
            computers().end(job.id(), end);

            assertFalse(orchestrator().cancel(job.id()));
            assertState(Set.of(end), job);
        }
    }

    private void assertState(Set<JobState> expected, Job job) {
        Optional<JobState> state = orchestrator().status(job.id());
        assertTrue(state.map(expected::contains).orElse(false), job.id() + " is " + state + ", not one of " + expected);
    }
}
