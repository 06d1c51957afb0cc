package org.mroptimum.domain.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One link of the audit chain: its hash is over its own fields and the hash before, so that no record can be changed, removed,
 * inserted or moved without changing all that follow.
 *
 * @param number counts from 1
 * @param time to the millisecond
 * @param event what happened
 * @param previous hash of the record before; {@link #START} for the first
 * @param hash SHA-256 over the other fields, each preceded by its length in bytes and a colon
 */
public record AuditRecord(long number, Instant time, AuditEvent event, String previous, String hash) {
    /** Stands for the hash before the first record. */
    public static final String START = "0".repeat(64);

    /** The record that follows. */
    public static AuditRecord after(Optional<AuditRecord> last, Instant now, AuditEvent event) {
        long number = last.map(AuditRecord::number).orElse(0L) + 1;
        Instant time = Instant.ofEpochMilli(now.toEpochMilli());
        String previous = last.map(AuditRecord::hash).orElse(START);
        return new AuditRecord(number, time, event, previous, hash(number, time, event, previous));
    }

    /** Whether this is what was written after {@code last}. */
    public boolean follows(Optional<AuditRecord> last) {
        return number == last.map(AuditRecord::number).orElse(0L) + 1
                && previous.equals(last.map(AuditRecord::hash).orElse(START))
                && hash.equals(hash(number, time, event, previous));
    }

    private static String hash(long number, Instant time, AuditEvent event, String previous) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of(
                Long.toString(number),
                time.toString(),
                event.user(),
                event.action().word(),
                event.subject(),
                event.outcome().name(),
                previous)) {
            text.append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        }
        return Sha256.hex(text.toString());
    }
}
