package org.mroptimum.domain.port;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;

/**
 * Records who did what. Promises: a record that {@link #append} returned is durable and is never changed; records have one order,
 * each chained to the one before; what cannot be recorded is a {@link org.mroptimum.domain.job.JobFailure} with MRO-6010, and its result must
 * not be handed out. Record before answering, never after. May be called from any thread.
 */
public interface AuditTrail {

    /** Appends a record; when this returns, the disk has it. */
    AuditRecord append(AuditEvent event);

    /**
     * Records in reverse order, a page at a time.
     *
     * @param before only records of smaller numbers, the last of the page before; the newest when empty
     * @param limit at most so many, at least 1
     */
    List<AuditRecord> newest(Optional<Long> before, int limit);

    /**
     * Looks at every record.
     *
     * @param expected a hash that was noted earlier: a log that does not hold it any more was cut off or written anew
     */
    AuditVerdict verify(Optional<String> expected);
}
