package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.MemoryJobStore;
import org.mroptimum.domain.port.Orchestrator;
import org.mroptimum.domain.port.TrackedJob;

class SubmitJobTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Placement PLACE = new Placement(Weight.HEAVY, 3000, 60, "a test says so", 2);

    private final List<JobRequest> looked = new ArrayList<>();
    private final MemoryJobStore store = new MemoryJobStore();
    private Optional<JobFailure> unreadable = Optional.empty();
    private Optional<JobFailure> refusal = Optional.empty();
    private int names;

    private final SubmitJob submission =
            new SubmitJob(this::look, new Accepting(), () -> new JobId("job-" + ++names), InstantSource.fixed(NOON));

    private Placement look(JobRequest request) {
        unreadable.ifPresent(failure -> {
            throw failure;
        });
        looked.add(request);
        return PLACE;
    }

    /** Accepts what it does not know. */
    private final class Accepting implements Orchestrator {
        @Override
        public boolean submit(Job job) {
            refusal.ifPresent(failure -> {
                throw failure;
            });
            return store.add(job);
        }

        @Override
        public Optional<JobState> status(JobId id) {
            return store.find(id).map(TrackedJob::state);
        }

        @Override
        public boolean cancel(JobId id) {
            throw new AssertionError("nobody cancels");
        }
    }

    private static Map<String, Object> document(String userId) {
        return Documents.with("req_ac_rss", "user_id", userId);
    }

    private Job stored(SubmitJob.Submitted submitted) {
        return store.find(submitted.id()).orElseThrow().job();
    }

    @Test
    void anAcceptedJobHoldsTheRequestAndItsPlacement() {
        Map<String, Object> document = document("anna");

        SubmitJob.Submitted submitted = submission.submit(document, Optional.empty());

        assertTrue(submitted.accepted());
        Job job = stored(submitted);
        assertEquals(document, job.document());
        assertEquals(NOON, job.accepted());
        assertEquals(JobState.ACCEPTED, job.state());
        assertEquals(PLACE, job.placement());
        assertEquals(List.of(job.request()), looked);
    }

    @Test
    void anEstimateSubmitsNothing() {
        assertEquals(PLACE, submission.estimate(document("anna")));
        assertEquals(List.of(), store.newest(Optional.empty(), Optional.empty(), 1));
    }

    @Test
    void withoutAKeyEachSubmissionIsAJob() {
        assertNotEquals(
                submission.submit(document("anna"), Optional.empty()).id(),
                submission.submit(document("anna"), Optional.empty()).id());
    }

    @Test
    void oneKeyIsOneJobWhateverTheSecondSubmissionHolds() {
        SubmitJob.Submitted first = submission.submit(document("anna"), Optional.of("key-1"));
        Job job = stored(first);
        Map<String, Object> other = document("anna");
        other.put("alias", "another");

        SubmitJob.Submitted second = submission.submit(other, Optional.of("key-1"));

        assertTrue(first.accepted());
        assertEquals(new SubmitJob.Submitted(first.id(), false), second);
        assertEquals(job, stored(first));
        assertNotEquals(
                first.id(), submission.submit(other, Optional.of("key-2")).id());
    }

    @Test
    void aKeyBelongsToItsUser() {
        SubmitJob.Submitted anna = submission.submit(document("anna"), Optional.of("key-1"));
        SubmitJob.Submitted ben = submission.submit(document("ben"), Optional.of("key-1"));

        assertTrue(ben.accepted());
        assertNotEquals(anna.id(), ben.id());
    }

    @Test
    void aKnownJobNeedsItsFilesNoMore() {
        SubmitJob.Submitted first = submission.submit(document("anna"), Optional.of("key-1"));
        unreadable = Optional.of(new JobFailure(StorageError.NOT_FOUND, "gone"));

        assertEquals(
                first.id(),
                submission.submit(document("anna"), Optional.of("key-1")).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "line\nbreak", "\u00e9"})
    void anOddKeyIsRefused(String key) {
        assertRefused(RequestError.VALUE_OUT_OF_RANGE, document("anna"), key);
    }

    @Test
    void keysHaveAtMost255Characters() {
        assertTrue(submission
                .submit(document("anna"), Optional.of("k".repeat(255)))
                .accepted());
        assertRefused(RequestError.VALUE_OUT_OF_RANGE, document("anna"), "k".repeat(256));
    }

    @Test
    void whatIsWrongIsToldBeforeAnythingIsSubmitted() {
        Map<String, Object> wrong = document("anna");
        Documents.remove(wrong, "task");
        assertRefused(RequestError.MISSING_FIELD, wrong, "key-1");

        unreadable = Optional.of(new JobFailure(StorageError.NOT_READABLE, "the signal"));
        assertRefused(StorageError.NOT_READABLE, document("anna"), "key-1");

        unreadable = Optional.empty();
        refusal = Optional.of(new JobFailure(RunError.TOO_LARGE_FOR_COMPUTERS, "too large"));
        assertRefused(RunError.TOO_LARGE_FOR_COMPUTERS, document("anna"), "key-1");
        assertFalse(
                store.newest(Optional.empty(), Optional.empty(), 1).iterator().hasNext());
    }

    private void assertRefused(Object code, Map<String, Object> document, String key) {
        JobFailure failure = assertThrows(JobFailure.class, () -> submission.submit(document, Optional.of(key)));
        assertEquals(code, failure.code());
    }
}
