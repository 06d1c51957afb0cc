package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;

/** What every {@link JobStore} promises. */
public abstract class JobStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

    /** A store without jobs; the same one throughout a test. */
    protected abstract JobStore store();

    /** One over the same data in a new process, after the old one died. */
    protected abstract JobStore afterRestart();

    private static Job job() {
        return JobExamples.job(Weight.LIGHT);
    }

    private static Job jobOf(String userId) {
        Job any = job();
        any.document().put("user_id", userId);
        return Job.accepted(any.id(), any.document(), any.placement(), any.accepted());
    }

    private static Optional<Job> found(JobStore store, JobId id) {
        return store.find(id).map(TrackedJob::job);
    }

    private static List<Job> newest(JobStore store, Optional<String> userId, Optional<JobId> olderThan, int limit) {
        return store.newest(userId, olderThan, limit).stream()
                .map(TrackedJob::job)
                .toList();
    }

    private Job added(Job job) {
        assertTrue(store().add(job));
        return job;
    }

    @Test
    void whatWasAddedIsFoundUnchanged() {
        Placement placement = new Placement(
                Weight.HEAVY, 1L << 40, 1L << 33, "needs \u00bcl \ud83e\uddf2 'quoted' \"twice\" \\ %s\n", 3);
        Job job = Job.accepted(job().id(), job().document(), placement, NOON);
        added(job);
        added(job());

        assertEquals(Optional.of(job), found(store(), job.id()));
        assertEquals(Optional.empty(), found(store(), new JobId("never-heard")));
    }

    @Test
    void theRequestKeepsItsSecretsAndWhateverElseItHolds() {
        Job any = job();
        Map<String, Object> document = any.document();
        document.put("token", "secret-1");
        document.put(
                "unknown",
                Documents.json(
                        "{'text': 'a \u00e9 \u4e2d \ud83e\uddf2 \\u0000 \\n \\\\', 'nothing': null, 'list': [1, [], {}, [null, true]],"
                                + " 'long': 9007199254740993, 'small': 1.5e-300, 'fraction': 0.1, 'empty': {}}"));
        Job job = added(Job.accepted(any.id(), document, any.placement(), NOON));

        TrackedJob found = afterRestart().find(job.id()).orElseThrow();

        assertEquals(document, found.document());
        assertEquals(job.request(), found.job().request());
        assertTrue(found.document().toString().contains(JobExamples.SECRET), "the job needs its link");
        assertFalse(found.toString().contains("secret"), "a secret is printed");
    }

    @Test
    void aSecondAddChangesNothing() {
        Job first = added(job());

        assertFalse(store().add(JobExamples.job(first.id().value(), "another alias", Weight.HEAVY)));
        assertEquals(Optional.of(first), found(store(), first.id()));
        assertEquals(List.of(first), newest(store(), Optional.empty(), Optional.empty(), 10));
    }

    @Test
    void ofRacingAddsOneWins() throws Exception {
        Job job = job();

        assertEquals(1, winners(() -> store().add(job)));
        assertEquals(List.of(job), newest(store(), Optional.empty(), Optional.empty(), 10));
    }

    @Test
    void aReplacedJobIsInItsNextState() {
        Job accepted = added(job());
        Job queued = accepted.become(JobState.QUEUED, NOON.plusSeconds(1));
        Job running = queued.become(JobState.RUNNING, NOON.plusSeconds(2));
        Job done = running.become(JobState.COMPLETED, NOON.plusSeconds(3));

        for (Job[] step : new Job[][] {
            {accepted, queued}, {queued, running}, {running, queued}, {queued, running}, {running, done}
        }) {
            assertTrue(store().replace(step[0], step[1]));
            assertEquals(Optional.of(step[1]), found(store(), accepted.id()));
        }
        assertEquals(Optional.of(done), found(afterRestart(), accepted.id()));
    }

    @Test
    void aJobInAnotherStateIsNotReplaced() {
        Job accepted = added(job());
        Job other = added(job());
        Job cancelled = accepted.become(JobState.CANCELLED, NOON);
        assertTrue(store().replace(accepted, cancelled));

        assertFalse(store().replace(accepted, accepted.become(JobState.QUEUED, NOON)));
        assertEquals(Optional.of(cancelled), found(store(), accepted.id()));
        assertEquals(Optional.of(other), found(store(), other.id()));

        Job unknown = job();
        assertFalse(store().replace(unknown, unknown.become(JobState.QUEUED, NOON)));
        assertEquals(Optional.empty(), found(store(), unknown.id()));
    }

    @Test
    void ofRacingReplacementsOneWins() throws Exception {
        Job accepted = added(job());
        Job queued = accepted.become(JobState.QUEUED, NOON);

        assertEquals(1, winners(() -> store().replace(accepted, queued)));
        assertEquals(Optional.of(queued), found(store(), accepted.id()));
    }

    @Test
    void whatWasAddedOutlivesTheProcess() {
        Job first = added(job());
        Job second = added(job());

        JobStore restarted = afterRestart();

        assertEquals(Optional.of(first), found(restarted, first.id()));
        assertFalse(restarted.add(first));
        Job third = job();
        assertTrue(restarted.add(third));
        assertEquals(List.of(third, second, first), newest(restarted, Optional.empty(), Optional.empty(), 10));
    }

    @Test
    void pagesHoldEveryJobOnceTheNewestFirst() {
        List<Job> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // The clock goes backwards: the order is that of the additions.
            Job any = job();
            newestFirst.add(0, added(Job.accepted(any.id(), any.document(), any.placement(), NOON.minusSeconds(i))));
        }

        List<Job> paged = new ArrayList<>();
        Optional<JobId> last = Optional.empty();
        for (int size : new int[] {3, 3, 1, 0}) {
            List<Job> page = newest(store(), Optional.empty(), last, 3);
            assertEquals(size, page.size());
            paged.addAll(page);
            last = page.isEmpty() ? last : Optional.of(page.get(size - 1).id());
        }
        assertEquals(newestFirst, paged);
    }

    @Test
    void aPageBehindAnUnknownJobIsEmpty() {
        added(job());

        assertEquals(List.of(), newest(store(), Optional.empty(), Optional.of(new JobId("never-heard")), 3));
    }

    @Test
    void usersSeeTheirOwnJobs() {
        Job first = added(jobOf("anna"));
        added(jobOf("Anna"));
        Job second = added(jobOf("anna"));
        Job third = added(jobOf("anna"));

        assertEquals(List.of(third, second), newest(store(), Optional.of("anna"), Optional.empty(), 2));
        assertEquals(List.of(first), newest(store(), Optional.of("anna"), Optional.of(second.id()), 2));
        assertEquals(List.of(), newest(store(), Optional.of("nobody"), Optional.empty(), 2));
    }

    @Test
    void aUserIsNoPattern() {
        added(jobOf("anna"));
        for (String odd : List.of("%", "_nna", "a' or '1'='1", "\"", "anna\ud83e\uddf2", "anna ", "")) {
            assertEquals(List.of(), newest(store(), Optional.of(odd), Optional.empty(), 10), odd);
        }
    }

    @Test
    void aPageHoldsAtLeastOneJob() {
        for (int limit : new int[] {0, -1}) {
            assertThrows(
                    IllegalArgumentException.class, () -> newest(store(), Optional.empty(), Optional.empty(), limit));
        }
    }

    @Test
    void aListTellsWhatWasAsked() {
        Job job = added(jobOf("anna"));

        for (TrackedJob told : List.of(
                store().find(job.id()).orElseThrow(),
                store().newest(Optional.empty(), Optional.empty(), 1).get(0))) {
            assertEquals(
                    new RequestFacts(
                            Optional.of("anna"),
                            Optional.of("an alias"),
                            Optional.of(SnrMethod.AC),
                            Optional.of(ReconstructionKind.RSS)),
                    told.asked());
            assertEquals(TrackedJob.of(job), told);
        }
    }

    @Test
    void aFinishedJobCanBeForgotten() {
        Job kept = added(job());
        Job accepted = added(job());
        assertFalse(store().remove(accepted.id()), "it is not finished");
        assertEquals(Optional.of(accepted), found(store(), accepted.id()));
        store().replace(accepted, accepted.become(JobState.FAILED, NOON));

        assertTrue(store().remove(accepted.id()));

        assertEquals(Optional.empty(), found(afterRestart(), accepted.id()));
        assertEquals(List.of(kept), newest(store(), Optional.empty(), Optional.empty(), 10));
        assertFalse(store().remove(accepted.id()), "there is nothing left");
        assertTrue(store().add(accepted), "its id is free");
    }

    @Test
    void ofRacingRemovalsOneWins() throws Exception {
        Job accepted = added(job());
        store().replace(accepted, accepted.become(JobState.CANCELLED, NOON));

        assertEquals(1, winners(() -> store().remove(accepted.id())));
    }

    /** How many of several racing calls return true. */
    private static int winners(Callable<Boolean> call) throws Exception {
        int racers = 8;
        ExecutorService pool = Executors.newFixedThreadPool(racers);
        try {
            CyclicBarrier start = new CyclicBarrier(racers);
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int racer = 0; racer < racers; racer++) {
                calls.add(pool.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            int winners = 0;
            for (Future<Boolean> one : calls) {
                winners += one.get() ? 1 : 0;
            }
            return winners;
        } finally {
            pool.shutdownNow();
        }
    }
}
