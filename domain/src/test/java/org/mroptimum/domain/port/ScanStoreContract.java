package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/** What every {@link ScanStore} promises. */
public abstract class ScanStoreContract {

    /** A store without scans; the same one throughout a test. */
    protected abstract ScanStore store();

    /** One over the same data in a new process, after the old one died. */
    protected abstract ScanStore afterRestart();

    private Scan added(Scan scan) {
        assertTrue(store().add(scan));
        return scan;
    }

    @Test
    void whatWasAddedIsFoundUnchangedAlsoAfterARestart() {
        Scan begun = added(ScanExamples.of("anna"));
        Scan ready = added(ScanExamples.ready(ScanExamples.of("anna")));
        Scan refused = added(ScanExamples.refused(ScanExamples.of("anna")));

        List<Scan> all = List.of(begun, ready, refused);
        for (Scan scan : all) {
            assertEquals(Optional.of(scan), store().find(scan.id()));
        }
        ScanStore restarted = afterRestart();
        for (Scan scan : all) {
            assertEquals(Optional.of(scan), restarted.find(scan.id()));
        }
        assertEquals(Optional.empty(), store().find(ScanExamples.id()));
    }

    @Test
    void aSecondAddChangesNothing() {
        Scan first = added(ScanExamples.of("anna"));

        assertFalse(store().add(ScanExamples.ready(first)));
        assertEquals(Optional.of(first), store().find(first.id()));
    }

    @Test
    void aReplacedScanIsInItsNextState() {
        Scan begun = added(ScanExamples.of("anna"));
        Scan some = begun.withReceived(60, ScanExamples.NOON.plusSeconds(1));
        Scan all = some.withReceived(100, ScanExamples.NOON.plusSeconds(2));
        Scan checking = all.become(ScanState.CHECKING, ScanExamples.NOON.plusSeconds(3));
        Scan ready = ScanExamples.ready(checking);

        for (Scan[] step : new Scan[][] {{begun, some}, {some, all}, {all, checking}, {checking, ready}}) {
            assertTrue(store().replace(step[0], step[1]));
            assertEquals(Optional.of(step[1]), store().find(begun.id()));
        }
        assertEquals(Optional.of(ready), afterRestart().find(begun.id()));
    }

    @Test
    void aScanThatMovedOnIsNotReplaced() {
        Scan begun = added(ScanExamples.of("anna"));
        Scan some = begun.withReceived(60, ScanExamples.NOON);
        assertTrue(store().replace(begun, some));

        assertFalse(store().replace(begun, begun.withReceived(40, ScanExamples.NOON)), "other bytes");
        Scan deleted = some.become(ScanState.DELETED, ScanExamples.NOON);
        assertTrue(store().replace(some, deleted));
        assertFalse(store().replace(some, some.withReceived(70, ScanExamples.NOON)), "another state");
        assertEquals(Optional.of(deleted), store().find(begun.id()));

        Scan unknown = ScanExamples.of("anna");
        assertFalse(store().replace(unknown, unknown.withReceived(1, ScanExamples.NOON)));
        assertEquals(Optional.empty(), store().find(unknown.id()));
    }

    @Test
    void ofRacingReplacementsOneWins() throws Exception {
        Scan begun = added(ScanExamples.of("anna"));
        Scan some = begun.withReceived(60, ScanExamples.NOON);

        assertEquals(1, winners(() -> store().replace(begun, some)));
        assertEquals(Optional.of(some), store().find(begun.id()));
    }

    @Test
    void aRemovedScanIsGone() {
        Scan scan = added(ScanExamples.of("anna"));
        Scan other = added(ScanExamples.of("anna"));

        store().remove(scan.id());
        store().remove(scan.id());

        assertEquals(Optional.empty(), store().find(scan.id()));
        assertEquals(List.of(other), store().newest("anna", Optional.empty(), 10));
    }

    @Test
    void pagesHoldEveryScanOfTheUserOnceTheNewestFirst() {
        List<Scan> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.add(0, added(ScanExamples.of("anna")));
            added(ScanExamples.of("Anna"));
        }
        Scan gone = added(ScanExamples.of("anna"));
        assertTrue(store().replace(gone, gone.become(ScanState.DELETED, ScanExamples.NOON)));

        List<Scan> paged = new ArrayList<>();
        Optional<ScanId> last = Optional.empty();
        for (int size : new int[] {3, 3, 1, 0}) {
            List<Scan> page = store().newest("anna", last, 3);
            assertEquals(size, page.size());
            paged.addAll(page);
            last = page.isEmpty() ? last : Optional.of(page.get(size - 1).id());
        }
        assertEquals(newestFirst, paged);
        assertEquals(List.of(), store().newest("anna", Optional.of(ScanExamples.id()), 3), "behind an unknown scan");
        for (String odd : List.of("%", "_nna", "a' or '1'='1", "anna ", "")) {
            assertEquals(List.of(), store().newest(odd, Optional.empty(), 10), odd);
        }
    }

    @Test
    void oldScansAreFoundByTheirStatePageByPage() {
        List<Scan> old = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            old.add(added(ScanExamples.of("user " + i)));
        }
        added(ScanExamples.ready(ScanExamples.of("anna")));
        Scan young = added(ScanExamples.of("anna"));
        Scan touched = young.withReceived(1, ScanExamples.NOON.plusSeconds(1));
        assertTrue(store().replace(young, touched));

        List<Scan> first = store().unchangedSince(ScanState.UPLOADING, ScanExamples.NOON, Optional.empty(), 3);
        List<Scan> second = store().unchangedSince(
                        ScanState.UPLOADING,
                        ScanExamples.NOON,
                        Optional.of(first.get(2).id()),
                        3);
        List<Scan> found = new ArrayList<>(first);
        found.addAll(second);
        assertEquals(old, found);
        assertEquals(
                List.of(),
                store().unchangedSince(ScanState.UPLOADING, ScanExamples.NOON.minusSeconds(1), Optional.empty(), 3));
    }

    @Test
    void roomIsCountedByDeclaredBytes() {
        added(ScanExamples.of("anna"));
        added(ScanExamples.ready(ScanExamples.of("anna")));
        added(ScanExamples.refused(ScanExamples.of("anna")));
        added(ScanExamples.of("ben"));
        Scan gone = added(ScanExamples.of("anna"));
        assertTrue(store().replace(gone, gone.become(ScanState.DELETED, ScanExamples.NOON)));

        assertEquals(200, store().bytes("anna"));
        assertEquals(0, store().bytes("nobody"));
    }

    @Test
    void aPageHoldsAtLeastOneScan() {
        assertThrows(IllegalArgumentException.class, () -> store().newest("anna", Optional.empty(), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> store().unchangedSince(ScanState.READY, ScanExamples.NOON, Optional.empty(), 0));
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
