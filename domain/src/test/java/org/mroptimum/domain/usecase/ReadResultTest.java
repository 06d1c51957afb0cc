package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.mroptimum.domain.job.ErrorCode;
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
import org.mroptimum.domain.port.MemoryBundle;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.domain.result.VoxelGrid;

/** Reading results: of finished jobs, and the user's own ones. */
class ReadResultTest {
    private static final Optional<String> ANNA = Optional.of("anna");
    private static final BlobId PLACE = new BlobId("results", "one.zip");

    private final MemoryBundle bundle = new MemoryBundle(VoxelGrid.IDENTITY);
    private final List<BlobId> opened = new ArrayList<>();

    @Test
    void theOwnerReadsTheResultAndTheBundle() {
        TrackedJob job = job(JobState.COMPLETED, true);

        assertSame(bundle, reading(job).result(job.id(), ANNA));
        assertSame(bundle, reading(job).resultOrFailure(job.id(), ANNA));
        assertEquals(PLACE, reading(job).bundle(job.id(), ANNA));
        assertEquals(List.of(PLACE, PLACE), opened);
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        TrackedJob job = job(JobState.COMPLETED, true);

        refused(StorageError.NOT_FOUND, () -> reading(job).result(job.id(), Optional.of("ben")));
        refused(StorageError.NOT_FOUND, () -> reading(job).bundle(job.id(), Optional.of("ben")));
        refused(StorageError.NOT_FOUND, () -> reading(job).result(new JobId("other"), ANNA));
    }

    @Test
    void aFailedJobHasABundleButNoResult() {
        TrackedJob job = job(JobState.FAILED, true);

        assertSame(bundle, reading(job).resultOrFailure(job.id(), ANNA));
        refused(RunError.WRONG_STATE, () -> reading(job).result(job.id(), ANNA));
    }

    @Test
    void aJobThatIsNotFinishedHasNeither() {
        TrackedJob job = job(JobState.RUNNING, false);

        refused(RunError.WRONG_STATE, () -> reading(job).result(job.id(), ANNA));
        refused(RunError.WRONG_STATE, () -> reading(job).bundle(job.id(), ANNA));
    }

    @Test
    void aJobThatLeftNothingIsMro4001() {
        TrackedJob job = job(JobState.CANCELLED, false);

        refused(StorageError.NOT_FOUND, () -> reading(job).bundle(job.id(), ANNA));
    }

    private ReadResult reading(TrackedJob job) {
        return new ReadResult(new FindJobs(new OneJob(job)), place -> {
            opened.add(place);
            return bundle;
        });
    }

    private static TrackedJob job(JobState state, boolean left) {
        Map<String, Object> document = JobExamples.job(Weight.LIGHT).document();
        document.put("user_id", "anna");
        Job accepted = JobExamples.job(Weight.LIGHT);
        TrackedJob job = TrackedJob.of(Job.accepted(accepted.id(), document, accepted.placement(), Instant.EPOCH));
        return new TrackedJob(
                job.id(),
                job.asked(),
                document,
                job.placement(),
                state,
                job.accepted(),
                job.started(),
                job.finished(),
                Optional.empty(),
                Optional.empty(),
                left
                        ? Optional.of(new StoredBundle(Kind.RESULT, new Location(PLACE.bucket(), PLACE.key())))
                        : Optional.empty());
    }

    private static void refused(ErrorCode code, Executable action) {
        assertEquals(code, assertThrows(JobFailure.class, action).code());
    }

    /** A store that knows one job. */
    private record OneJob(TrackedJob job) implements JobStore {
        @Override
        public boolean add(Job another) {
            throw new AssertionError("nobody adds");
        }

        @Override
        public Optional<TrackedJob> find(JobId id) {
            return Optional.of(job).filter(known -> known.id().equals(id));
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
            throw new AssertionError("nobody removes");
        }
    }
}
