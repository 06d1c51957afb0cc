package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.MemoryBlobStore;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.TrackedJob;

/** Deleting and retrying: for finished jobs, and the user's own ones. */
class FinishedJobsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Optional<String> OWNER = Optional.of("u-1");
    private static final Optional<String> BEN = Optional.of("ben");
    private static final BlobId BUNDLE = new BlobId("results", "MR Optimum/u-1/one.zip");

    private final MemoryBlobStore bundles = new MemoryBlobStore();
    private final OneJob store = new OneJob();
    private final DeleteJob deleting = new DeleteJob(store, bundles);
    private final List<Job> submitted = new ArrayList<>();
    private final RetryJob retrying = new RetryJob(
            new FindJobs(store),
            new SubmitJob(
                    request -> store.job.placement(),
                    new Accepting(),
                    () -> new JobId("new-" + submitted.size()),
                    InstantSource.fixed(NOON)));

    /** A store that knows one job. */
    private static final class OneJob implements JobStore {
        private TrackedJob job = inState(JobState.COMPLETED);
        private boolean removed;

        @Override
        public boolean add(Job another) {
            throw new AssertionError("nobody adds");
        }

        @Override
        public Optional<TrackedJob> find(JobId id) {
            return Optional.of(job).filter(known -> !removed && known.id().equals(id));
        }

        @Override
        public boolean replace(Job before, Job after) {
            throw new AssertionError("nobody replaces");
        }

        @Override
        public List<TrackedJob> newest(Optional<String> userId, Optional<JobId> olderThan, int limit) {
            throw new AssertionError("nobody lists");
        }

        @Override
        public boolean remove(JobId id) {
            boolean first = !removed;
            removed = true;
            return first;
        }
    }

    private final class Accepting implements Orchestrator {
        @Override
        public boolean submit(Job job) {
            return submitted.add(job);
        }

        @Override
        public Optional<JobState> status(JobId id) {
            return Optional.empty();
        }

        @Override
        public boolean cancel(JobId id) {
            throw new AssertionError("nobody cancels");
        }
    }

    private static TrackedJob inState(JobState state) {
        return inState(state, BUNDLE.key());
    }

    private static TrackedJob inState(JobState state, String key) {
        TrackedJob job = TrackedJob.of(JobExamples.job(Weight.LIGHT));
        return new TrackedJob(
                job.id(),
                job.asked(),
                job.document(),
                job.placement(),
                state,
                job.accepted(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new StoredBundle(Kind.RESULT, new Location(BUNDLE.bucket(), key)))
                        .filter(bundle -> state.isFinal()));
    }

    private JobId storedIn(JobState state) {
        store.job = inState(state);
        bundles.put(BUNDLE, out -> out.write("a bundle".getBytes(StandardCharsets.UTF_8)));
        return store.job.id();
    }

    @Test
    void aFinishedJobIsDeletedWithItsBundle() {
        JobId id = storedIn(JobState.COMPLETED);

        assertTrue(deleting.delete(id, OWNER));

        assertEquals(Optional.empty(), bundles.stat(BUNDLE));
        assertEquals(Optional.empty(), store.find(id));
        assertFalse(deleting.delete(id, OWNER));
    }

    @Test
    void aJobWhoseBundleCannotBeDeletedIsKept() {
        store.job = inState(JobState.FAILED, "..");
        JobId id = store.job.id();

        JobFailure failure = assertThrows(JobFailure.class, () -> deleting.delete(id, OWNER));

        assertEquals(StorageError.OUTSIDE_STORE, failure.code());
        assertTrue(store.find(id).isPresent());
    }

    @Test
    void aJobThatIsNotFinishedIsNeitherDeletedNorRetried() {
        for (JobState state : List.of(JobState.ACCEPTED, JobState.QUEUED, JobState.RUNNING)) {
            JobId id = storedIn(state);
            for (JobFailure failure : List.of(
                    assertThrows(JobFailure.class, () -> deleting.delete(id, OWNER)),
                    assertThrows(JobFailure.class, () -> retrying.retry(id, OWNER)))) {
                assertEquals(RunError.WRONG_STATE, failure.code());
            }
            assertTrue(store.find(id).isPresent());
            assertTrue(bundles.stat(BUNDLE).isPresent());
        }
    }

    @Test
    void somebodyElsesJobIsUnknown() {
        JobId id = storedIn(JobState.COMPLETED);

        assertFalse(deleting.delete(id, BEN));
        assertEquals(Optional.empty(), retrying.retry(id, BEN));
        assertFalse(deleting.delete(new JobId("never-heard"), Optional.empty()));
        assertTrue(bundles.stat(BUNDLE).isPresent());
        assertEquals(List.of(), submitted);
    }

    @Test
    void aFinishedJobIsTriedAgainUnderANewName() {
        for (JobState state : List.of(JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED)) {
            JobId id = storedIn(state);
            submitted.clear();

            SubmitJob.Submitted again = retrying.retry(id, OWNER).orElseThrow();

            assertEquals(new SubmitJob.Submitted(new JobId("new-0"), true), again);
            assertEquals(store.job.document(), submitted.get(0).document());
            assertEquals(NOON, submitted.get(0).accepted());
            assertEquals(state, store.find(id).orElseThrow().state(), "the old job stays as it is");
        }
    }
}
