package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.KeptBundles;
import org.mroptimum.domain.port.MemoryAuditTrail;
import org.mroptimum.domain.port.MemoryBlobStore;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.TrackedJob;

/** Retention of results. */
class ExpireResultsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final Jobs jobs = new Jobs();
    private final MemoryBlobStore bundles = new MemoryBlobStore();
    private final MemoryAuditTrail audit = new MemoryAuditTrail();
    private OptionalInt keepDays = OptionalInt.of(30);
    private Instant now = NOON;

    /** Finished jobs. */
    private static final class Jobs implements KeptBundles {
        private final Map<String, TrackedJob> withBundle = new TreeMap<>();

        @Override
        public List<TrackedJob> endedBefore(Instant time, Optional<JobId> after, int limit) {
            return withBundle.values().stream()
                    .filter(job -> job.finished().orElseThrow().isBefore(time))
                    .filter(job -> after.isEmpty()
                            || job.id().value().compareTo(after.get().value()) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public void forget(JobId id) {
            withBundle.remove(id.value());
        }
    }

    private int run() {
        return new ExpireResults(jobs, bundles, () -> keepDays, audit, () -> now).run();
    }

    private BlobId finished(String id, Instant when) {
        BlobId bundle = new BlobId("results", id + ".zip");
        bundles.put(bundle, out -> out.write("a bundle".getBytes(StandardCharsets.UTF_8)));
        stored(id, bundle.key(), when);
        return bundle;
    }

    private void stored(String id, String key, Instant when) {
        TrackedJob job = TrackedJob.of(JobExamples.job(id, "an alias", Weight.LIGHT));
        jobs.withBundle.put(
                id,
                new TrackedJob(
                        job.id(),
                        job.asked(),
                        job.document(),
                        job.placement(),
                        JobState.COMPLETED,
                        job.accepted(),
                        Optional.of(when),
                        Optional.of(when),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new StoredBundle(Kind.RESULT, new Location("results", key)))));
    }

    @Test
    void bundlesGoWhenTheyWereKeptLongEnough() {
        BlobId old = finished("old", NOON.minus(Duration.ofDays(30)).minusSeconds(1));
        BlobId young = finished("young", NOON.minus(Duration.ofDays(30)));

        assertEquals(1, run());
        assertEquals(0, run());

        assertEquals(Optional.empty(), bundles.stat(old));
        assertEquals(true, bundles.stat(young).isPresent());
        assertEquals(List.of(AuditEvent.done(AuditEvent.SERVER, AuditAction.RESULT_DELETE, "old")), audit.events());
    }

    @Test
    void withoutASettingTheyStayForEver() {
        finished("old", NOON);
        keepDays = OptionalInt.empty();
        now = NOON.plus(Duration.ofDays(36_500));

        assertEquals(0, run());
        assertEquals(1, jobs.withBundle.size());
    }

    @Test
    void manyGoInOneRun() {
        for (int i = 0; i < 250; i++) {
            finished("job-" + i, NOON);
        }
        now = NOON.plus(Duration.ofDays(31));

        assertEquals(250, run());
        assertEquals(Map.of(), jobs.withBundle);
    }

    @Test
    void aBundleThatCannotBeDeletedIsNotForgotten() {
        stored("stuck", "..", NOON);
        now = NOON.plus(Duration.ofDays(31));

        assertThrows(JobFailure.class, this::run);
        assertEquals(1, jobs.withBundle.size());
    }
}
