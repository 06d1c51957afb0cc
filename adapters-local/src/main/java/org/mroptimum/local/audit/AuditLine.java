package org.mroptimum.local.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.Sha256;

/** A record as one line of JSON. */
@JsonPropertyOrder({"number", "time", "user", "action", "subject", "outcome", "previous", "hash"})
record AuditLine(
        long number,
        @Nullable String time,
        @Nullable String user,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String outcome,
        @Nullable String previous,
        @Nullable String hash) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The bytes of a record's line, without its end. */
    static byte[] bytes(AuditRecord record) {
        AuditEvent event = record.event();
        AuditLine line = new AuditLine(
                record.number(),
                record.time().toString(),
                event.user(),
                event.action().word(),
                event.subject(),
                event.outcome().name(),
                record.previous(),
                record.hash());
        try {
            return JSON.writeValueAsBytes(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is JSON", e);
        }
    }

    /** The record of a line; empty when these are not the very bytes that a record is written as. */
    static Optional<AuditRecord> record(byte[] bytes) {
        try {
            AuditLine line = JSON.readValue(bytes, AuditLine.class);
            return line.record().filter(record -> Arrays.equals(bytes, bytes(record)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<AuditRecord> record() {
        if (time == null
                || user == null
                || action == null
                || subject == null
                || outcome == null
                || previous == null
                || hash == null) {
            return Optional.empty();
        }
        Instant when = Instant.parse(time);
        AuditEvent.Outcome end = AuditEvent.Outcome.valueOf(outcome);
        return AuditAction.of(action)
                .map(known -> new AuditRecord(number, when, new AuditEvent(user, known, subject, end), previous, hash));
    }

    /** What a mending record says about bytes that are no record. */
    static String remains(byte[] bytes) {
        return "an unfinished line of " + bytes.length + " bytes, SHA-256 " + Sha256.hex(bytes);
    }

    /** A record's line with its end, behind something that comes first. */
    static byte[] line(String before, AuditRecord record) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        line.writeBytes(bytes(record));
        line.write('\n');
        return line.toByteArray();
    }
}
