package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;

/** Records of tests; forgotten with the object. */
public final class MemoryAuditTrail implements AuditTrail {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final List<AuditRecord> records = new ArrayList<>();

    @Override
    public synchronized AuditRecord append(AuditEvent event) {
        AuditRecord record = AuditRecord.after(last(), NOON.plusSeconds(records.size()), event);
        records.add(record);
        return record;
    }

    /** What was recorded, in order, without times and hashes. */
    public synchronized List<AuditEvent> events() {
        return records.stream().map(AuditRecord::event).toList();
    }

    @Override
    public synchronized List<AuditRecord> newest(Optional<Long> before, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one record, not " + limit);
        }
        List<AuditRecord> page = new ArrayList<>();
        for (int i = records.size() - 1; i >= 0 && page.size() < limit; i--) {
            if (before.isEmpty() || records.get(i).number() < before.get()) {
                page.add(records.get(i));
            }
        }
        return page;
    }

    @Override
    public synchronized AuditVerdict verify(Optional<String> expected) {
        boolean missing = expected.isPresent()
                && records.stream().noneMatch(record -> record.hash().equals(expected.get()));
        return new AuditVerdict(
                records.size(),
                last().map(AuditRecord::hash).orElse(AuditRecord.START),
                missing
                        ? Optional.of(new AuditVerdict.Break(records.size() + 1L, "the expected hash is missing"))
                        : Optional.empty());
    }

    private Optional<AuditRecord> last() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }
}
