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
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.KeptBundles;
import org.mroptimum.domain.port.TrackedJob;

/**
 * Deletes bundles that were kept long enough. Their jobs stay in the list, so that users see what they computed and when, and may
 * compute it again.
 */
public final class ExpireResults {
    private static final int PAGE = 100;

    private final KeptBundles kept;
    private final BlobStore bundles;
    private final Supplier<OptionalInt> keepDays;
    private final AuditTrail audit;
    private final InstantSource clock;

    /**
     * Retention of results and of failure bundles.
     *
     * @param bundles where they are
     * @param keepDays days from the end of the job; empty when they are kept for ever
     */
    public ExpireResults(
            KeptBundles kept,
            BlobStore bundles,
            Supplier<OptionalInt> keepDays,
            AuditTrail audit,
            InstantSource clock) {
        this.kept = kept;
        this.bundles = bundles;
        this.keepDays = keepDays;
        this.audit = audit;
        this.clock = clock;
    }

    /** Deletes what is due now; whoever is interrupted can do it again. Returns how many went. */
    public int run() {
        OptionalInt days = keepDays.get();
        return days.isEmpty() ? 0 : expire(clock.instant().minus(Duration.ofDays(days.getAsInt())));
    }

    private int expire(Instant due) {
        int gone = 0;
        Optional<JobId> last = Optional.empty();
        while (true) {
            List<TrackedJob> page = kept.endedBefore(due, last, PAGE);
            page.forEach(this::delete);
            gone += page.size();
            if (page.size() < PAGE) {
                return gone;
            }
            last = Optional.of(page.get(PAGE - 1).id());
        }
    }

    private void delete(TrackedJob job) {
        audit.append(AuditEvent.done(
                AuditEvent.SERVER, AuditAction.RESULT_DELETE, job.id().value()));
        job.bundle().ifPresent(bundle -> bundles.delete(bundle.location().blob()));
        kept.forget(job.id());
    }
}
