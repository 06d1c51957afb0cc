package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.JobExamples;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.OpenDatabase;
import org.mroptimum.local.database.Rows;

/** What the retention of bundles needs of a database. */
abstract class KeptBundlesContract {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

    private final OpenDatabase database = new OpenDatabase(this::open);

    abstract Database open();

    @AfterEach
    void close() {
        database.close();
    }

    private JdbcKeptBundles kept() {
        return new JdbcKeptBundles(database.get());
    }

    private TrackedJob stored(JobId id) {
        return new JdbcJobStore(database.get()).find(id).orElseThrow();
    }

    /** A job that ended, or is still where the state says. */
    private JobId job(JobState state, Instant finished, boolean bundle) {
        Job accepted = JobExamples.job(Weight.LIGHT);
        assertTrue(new JdbcJobStore(database.get()).add(accepted));
        database.get()
                .transaction(connection -> Rows.change(
                        connection,
                        "update job set state = ?, finished = ?, bundle_kind = ?, bundle_bucket = ?, bundle_key = ?"
                                + " where id = ?",
                        state.name(),
                        finished,
                        bundle ? "RESULT" : null,
                        bundle ? "results" : null,
                        bundle ? "one.zip" : null,
                        accepted.id().value()));
        return accepted.id();
    }

    private List<JobId> endedBefore(Instant time) {
        return kept().endedBefore(time, Optional.empty(), 10).stream()
                .map(TrackedJob::id)
                .toList();
    }

    @Test
    void jobsThatEndedLongAgoAndHaveABundleAreFound() {
        JobId completed = job(JobState.COMPLETED, NOON, true);
        JobId failed = job(JobState.FAILED, NOON.minusSeconds(1), true);
        job(JobState.COMPLETED, NOON.plusSeconds(1), true);
        job(JobState.CANCELLED, NOON, false);
        job(JobState.RUNNING, NOON, true);

        assertEquals(List.of(), endedBefore(NOON.minusSeconds(1)));
        assertEquals(List.of(failed), endedBefore(NOON));
        assertEquals(Set.of(completed, failed), Set.copyOf(endedBefore(NOON.plusSeconds(1))));
    }

    @Test
    void pagesHoldEveryJobOnceEvenWhileBundlesAreForgotten() {
        List<JobId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(job(JobState.COMPLETED, NOON, true));
        }

        List<JobId> seen = new ArrayList<>();
        Optional<JobId> last = Optional.empty();
        for (int size : new int[] {2, 2, 1}) {
            List<TrackedJob> page = kept().endedBefore(NOON.plusSeconds(1), last, 2);
            assertEquals(size, page.size());
            page.forEach(job -> kept().forget(job.id()));
            page.forEach(job -> seen.add(job.id()));
            last = Optional.of(page.get(size - 1).id());
        }

        assertEquals(all.size(), seen.size());
        assertEquals(Set.copyOf(all), Set.copyOf(seen));
    }

    @Test
    void aForgottenBundleIsForgottenForGoodAndTheJobStays() {
        JobId id = job(JobState.COMPLETED, NOON, true);
        Optional<StoredBundle> before = stored(id).bundle();

        kept().forget(id);
        kept().forget(id);
        kept().forget(new JobId("never-heard"));
        database.close();

        assertEquals(Optional.of(new StoredBundle(Kind.RESULT, new Location("results", "one.zip"))), before);
        assertEquals(JobState.COMPLETED, stored(id).state());
        assertEquals(Optional.empty(), stored(id).bundle());
        assertEquals(List.of(), endedBefore(NOON.plusSeconds(1)));
    }
}
