package org.mroptimum.app.server.access;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.AuditRecord;
import org.mroptimum.domain.account.AuditVerdict;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.port.AuditTrail;

/** The audit log of this server, for administrators. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "administration")
final class AuditController {
    private static final int LARGEST_PAGE = 500;

    private final AuditTrail audit;

    AuditController(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * A page of records, the newest first.
     *
     * @param next what to ask the next page with, as {@code before}; null after the last
     */
    record Page(List<Entry> records, Optional<Long> next) {}

    /** A record. */
    record Entry(long number, Instant time, String user, String action, String subject, String outcome, String hash) {
        static Entry of(AuditRecord record) {
            AuditEvent event = record.event();
            return new Entry(
                    record.number(),
                    record.time(),
                    event.user(),
                    event.action().word(),
                    event.subject(),
                    event.outcome().name(),
                    record.hash());
        }
    }

    /** What a look at the whole log found. */
    record Verdict(boolean intact, long records, String lastHash, Optional<Long> firstBroken, Optional<String> reason) {
        static Verdict of(AuditVerdict verdict) {
            return new Verdict(
                    verdict.intact(),
                    verdict.records(),
                    verdict.lastHash(),
                    verdict.broken().map(AuditVerdict.Break::line),
                    verdict.broken().map(AuditVerdict.Break::reason));
        }
    }

    @Get
    @Operation(summary = "Records, the newest first")
    Page newest(
            Caller caller,
            @Parameter(required = false) @QueryValue Optional<Long> before,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE, "a page holds 1 to " + LARGEST_PAGE + " records, not " + limit);
        }
        audit.append(AuditEvent.done(caller.user(), AuditAction.AUDIT_READ, "page"));
        List<Entry> page = audit.newest(before, limit).stream().map(Entry::of).toList();
        boolean more = page.size() == limit && page.get(limit - 1).number() > 1;
        return new Page(page, more ? Optional.of(page.get(limit - 1).number()) : Optional.empty());
    }

    @Get("/verify")
    @Operation(
            summary = "Whether nothing in the log was changed",
            description = "With a last hash that was noted earlier, also whether nothing was cut off.")
    Verdict verify(Caller caller, @Parameter(required = false) @QueryValue Optional<String> expect) {
        audit.append(AuditEvent.done(caller.user(), AuditAction.AUDIT_READ, "verify"));
        return Verdict.of(audit.verify(expect));
    }
}
