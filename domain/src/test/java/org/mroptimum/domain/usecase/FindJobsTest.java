package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.MemoryJobStore;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.domain.port.TrackedJob;

/** Looking up and cancelling: both keep to the user's own jobs. */
class FindJobsTest {
    private static final Optional<String> ANNA = Optional.of("anna");
    private static final Optional<String> BEN = Optional.of("ben");
    private static final Optional<String> ANYBODY = Optional.empty();
    private static final Optional<JobId> START = Optional.empty();

    private final MemoryJobStore store = new MemoryJobStore();
    private final FindJobs jobs = new FindJobs(store);
    private final List<JobId> cancelled = new ArrayList<>();
    private final CancelJob cancelling = new CancelJob(jobs, new Cancelling());
    private final Job annas = added(ANNA);
    private final Job bens = added(BEN);
    private final Job nobodys = added(Optional.empty());

    /** Cancels each job once. */
    private final class Cancelling implements Orchestrator {
        @Override
        public boolean submit(Job job) {
            throw new AssertionError("nobody submits");
        }

        @Override
        public Optional<JobState> status(JobId id) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public boolean cancel(JobId id) {
            return !cancelled.contains(id) && cancelled.add(id);
        }
    }

    private Job added(Optional<String> userId) {
        Job any = JobExamples.job(Weight.LIGHT);
        Map<String, Object> document = any.document();
        document.remove("user_id");
        userId.ifPresent(user -> document.put("user_id", user));
        Job job = Job.accepted(any.id(), document, any.placement(), any.accepted());
        assertTrue(store.add(job));
        return job;
    }

    @Test
    void usersFindTheirOwnJobs() {
        assertEquals(Optional.of(TrackedJob.of(annas)), jobs.find(annas.id(), ANNA));
        assertEquals(Optional.empty(), jobs.find(annas.id(), BEN));
        assertEquals(Optional.empty(), jobs.find(nobodys.id(), BEN));
        assertEquals(Optional.empty(), jobs.find(new JobId("never-heard"), ANNA));
        for (Job job : List.of(annas, bens, nobodys)) {
            assertEquals(Optional.of(TrackedJob.of(job)), jobs.find(job.id(), ANYBODY));
        }
    }

    @Test
    void pagesHoldTheUsersOwnJobs() {
        Job second = added(ANNA);

        assertEquals(List.of(second, annas), page(ANNA, START, 10));
        assertEquals(List.of(annas), page(ANNA, Optional.of(second.id()), 10));
        assertEquals(List.of(second, nobodys, bens), page(ANYBODY, START, 3));
    }

    private List<Job> page(Optional<String> userId, Optional<JobId> olderThan, int limit) {
        return jobs.newest(userId, olderThan, limit).stream()
                .map(TrackedJob::job)
                .toList();
    }

    @Test
    void pagesAreNeitherEmptyNorEndless() {
        assertEquals(3, jobs.newest(ANYBODY, START, FindJobs.LARGEST_PAGE).size());
        for (int limit : new int[] {-1, 0, FindJobs.LARGEST_PAGE + 1}) {
            JobFailure failure = assertThrows(JobFailure.class, () -> jobs.newest(ANYBODY, START, limit));
            assertEquals(RequestError.VALUE_OUT_OF_RANGE, failure.code());
        }
    }

    @Test
    void usersCancelTheirOwnJobs() {
        assertFalse(cancelling.cancel(annas.id(), BEN));
        assertFalse(cancelling.cancel(new JobId("never-heard"), ANNA));
        assertEquals(List.of(), cancelled);

        assertTrue(cancelling.cancel(annas.id(), ANNA));
        assertFalse(cancelling.cancel(annas.id(), ANNA), "nothing is left to stop");
        assertTrue(cancelling.cancel(bens.id(), ANYBODY));
        assertEquals(List.of(annas.id(), bens.id()), cancelled);
    }
}
