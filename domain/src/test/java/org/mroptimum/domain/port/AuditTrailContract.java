package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;

/** What every {@link AuditTrail} promises. */
public abstract class AuditTrailContract {

    /** A trail without records; the same one throughout a test. */
    protected abstract AuditTrail trail();

    /** One over the same records in a new process. */
    protected abstract AuditTrail afterRestart();

    private AuditRecord appended(String subject) {
        return trail().append(AuditEvent.done("anna", AuditAction.JOB_READ, subject));
    }

    @Test
    void anEmptyTrailIsIntact() {
        assertEquals(new AuditVerdict(0, AuditRecord.START, Optional.empty()), trail().verify(Optional.empty()));
        assertEquals(List.of(), trail().newest(Optional.empty(), 10));
    }

    @Test
    void recordsAreChained() {
        AuditRecord first = appended("one");
        AuditRecord second =
                trail().append(AuditEvent.refused("", AuditAction.LOGIN, "b\u00e9a \ud83e\uddf2 \"quoted\" \\"));

        assertEquals(1, first.number());
        assertTrue(first.follows(Optional.empty()));
        assertEquals(2, second.number());
        assertTrue(second.follows(Optional.of(first)));
        assertEquals(new AuditVerdict(2, second.hash(), Optional.empty()), trail().verify(Optional.empty()));
    }

    @Test
    void recordsOutliveTheProcess() {
        AuditRecord first = appended("one");
        AuditTrail restarted = afterRestart();
        AuditRecord second = restarted.append(AuditEvent.done("bert", AuditAction.LOGOUT, ""));

        assertTrue(second.follows(Optional.of(first)));
        assertEquals(List.of(second, first), restarted.newest(Optional.empty(), 10));
        assertTrue(restarted.verify(Optional.of(first.hash())).intact());
    }

    @Test
    void pagesHoldEveryRecordOnceTheNewestFirst() {
        List<AuditRecord> newestFirst = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            newestFirst.add(0, appended("s" + i));
        }

        assertEquals(newestFirst.subList(0, 3), trail().newest(Optional.empty(), 3));
        assertEquals(newestFirst.subList(3, 6), trail().newest(Optional.of(5L), 3));
        assertEquals(newestFirst.subList(6, 7), trail().newest(Optional.of(2L), 3));
        assertEquals(List.of(), trail().newest(Optional.of(1L), 3));
        assertThrows(IllegalArgumentException.class, () -> trail().newest(Optional.empty(), 0));
    }

    @Test
    void aHashThatIsNotThereIsABreak() {
        appended("one");

        AuditVerdict verdict = trail().verify(Optional.of("f".repeat(64)));

        assertFalse(verdict.intact());
        assertEquals(1, verdict.records());
    }

    @Test
    void whatWouldForgeALineOrTellASecretIsTakenOut() {
        AuditRecord record = appended("a\n{\"number\":9}\u2028 https://x.example/y?signature=secret");

        assertFalse(record.event().subject().contains("\n"));
        assertFalse(record.event().subject().contains("secret"));
        assertEquals(record, afterRestart().newest(Optional.empty(), 1).get(0));
        assertTrue(trail().verify(Optional.empty()).intact());
    }

    @Test
    void racingRecordsAreOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<AuditRecord> append = () -> appended("racing");
            List<Long> numbers = new ArrayList<>();
            for (Future<AuditRecord> record : threads.invokeAll(Collections.nCopies(40, append))) {
                numbers.add(record.get().number());
            }
            assertEquals(40, numbers.stream().distinct().count());
        } finally {
            threads.shutdownNow();
        }
        assertEquals(40, trail().verify(Optional.empty()).records());
        assertTrue(trail().verify(Optional.empty()).intact());
    }
}
