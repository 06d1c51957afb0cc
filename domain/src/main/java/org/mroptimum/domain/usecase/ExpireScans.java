package org.mroptimum.domain.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanState;

/** Deletes scans that were kept long enough, and uploads that nobody went on with for a week. */
public final class ExpireScans {
    private static final Duration UNFINISHED = Duration.ofDays(7);
    private static final int PAGE = 100;

    private final ScanStore store;
    private final DeleteScan delete;
    private final Supplier<OptionalInt> keepDays;
    private final AuditTrail audit;
    private final InstantSource clock;

    /**
     * Retention of scans.
     *
     * @param keepDays days from the end of the upload; empty when scans are kept for ever
     */
    public ExpireScans(
            ScanStore store, DeleteScan delete, Supplier<OptionalInt> keepDays, AuditTrail audit, InstantSource clock) {
        this.store = store;
        this.delete = delete;
        this.keepDays = keepDays;
        this.audit = audit;
        this.clock = clock;
    }

    /** Deletes what is due now; scans that jobs still need wait for the next time. Returns how many went. */
    public int run() {
        Instant now = clock.instant();
        int gone = expire(ScanState.UPLOADING, now.minus(UNFINISHED));
        OptionalInt days = keepDays.get();
        if (days.isPresent()) {
            Instant due = now.minus(Duration.ofDays(days.getAsInt()));
            gone += expire(ScanState.READY, due) + expire(ScanState.REFUSED, due);
        }
        return gone;
    }

    private int expire(ScanState state, Instant due) {
        int gone = 0;
        Optional<Scan> last = Optional.empty();
        while (true) {
            List<Scan> page = store.unchangedSince(state, due, last.map(Scan::id), PAGE);
            for (Scan scan : page) {
                gone += deleted(scan) ? 1 : 0;
            }
            if (page.size() < PAGE) {
                return gone;
            }
            last = Optional.of(page.get(PAGE - 1));
        }
    }

    private boolean deleted(Scan scan) {
        if (delete.isNeeded(scan)) {
            return false;
        }
        audit.append(AuditEvent.done(
                AuditEvent.SERVER, AuditAction.SCAN_DELETE, scan.id().value()));
        try {
            delete.delete(scan.owner(), scan.id());
            return true;
        } catch (JobFailure e) {
            if (e.code() == StorageError.SCAN_IN_USE || e.code() == StorageError.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
