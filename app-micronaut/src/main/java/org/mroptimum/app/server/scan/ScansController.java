package org.mroptimum.app.server.scan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.mroptimum.app.server.AuditedAct;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.usecase.DeleteScan;
import org.mroptimum.domain.usecase.FindScans;

/** Scans of the caller, those that are being uploaded and those that were refused included. */
@Controller("/api/v1/scans")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "scans")
final class ScansController {
    private static final String LIST = "list";

    private final FindScans findScans;
    private final DeleteScan deleteScan;
    private final AuditTrail audit;
    private final AuditedAct audited;

    ScansController(FindScans findScans, DeleteScan deleteScan, AuditTrail audit, AuditedAct audited) {
        this.findScans = findScans;
        this.deleteScan = deleteScan;
        this.audit = audit;
        this.audited = audited;
    }

    /** A page of scans; {@code next} is the {@code olderThan} of the following one, null on the last. */
    record Page(List<ScanView> scans, Optional<String> next) {}

    @Get
    @Operation(summary = "Scans, the newest first")
    Page newest(
            Caller caller,
            @QueryValue(defaultValue = "50") int limit,
            @Parameter(required = false) @QueryValue Optional<String> olderThan) {
        Optional<ScanId> last = olderThan.map(UploadsController::known);
        List<Scan> scans = findScans.newest(caller.user(), last, limit);
        audit.append(AuditEvent.done(caller.user(), AuditAction.SCAN_READ, LIST));
        return new Page(
                scans.stream().map(ScanView::of).toList(),
                scans.size() < limit
                        ? Optional.empty()
                        : Optional.of(scans.get(scans.size() - 1).id().value()));
    }

    @Get("/{id}")
    @Operation(summary = "One scan")
    ScanView one(Caller caller, String id) {
        Scan scan = findScans.require(caller.user(), UploadsController.known(id));
        audit.append(
                AuditEvent.done(caller.user(), AuditAction.SCAN_READ, scan.id().value()));
        return ScanView.of(scan);
    }

    @Delete(uri = "/{id}", consumes = MediaType.ALL)
    @Operation(summary = "Delete a scan", description = "409 while a job that is not finished needs it.")
    HttpResponse<?> delete(Caller caller, String id) {
        ScanId scan =
                findScans.require(caller.user(), UploadsController.known(id)).id();
        audited.record(caller, AuditAction.SCAN_DELETE, scan.value(), () -> deleteScan.check(caller.user(), scan));
        deleteScan.delete(caller.user(), scan);
        return HttpResponse.noContent();
    }
}
