package org.mroptimum.app.server.scan;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.mroptimum.app.server.AuditedAct;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.usecase.AppendPiece;
import org.mroptimum.domain.usecase.BeginUpload;
import org.mroptimum.domain.usecase.DeleteScan;
import org.mroptimum.domain.usecase.FindScans;

/** Files come in piece by piece and may be gone on with after a break. */
@Controller(UploadsController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "uploads")
final class UploadsController {
    static final String PATH = "/api/v1/uploads";

    /** The protocol has a status of its own for it. */
    private static final int CHECKSUM_MISMATCH = 460;

    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    private final BeginUpload beginUpload;
    private final AppendPiece appendPiece;
    private final FindScans findScans;
    private final DeleteScan deleteScan;
    private final AuditTrail audit;
    private final AuditedAct audited;

    UploadsController(
            BeginUpload beginUpload,
            AppendPiece appendPiece,
            FindScans findScans,
            DeleteScan deleteScan,
            AuditTrail audit,
            AuditedAct audited) {
        this.beginUpload = beginUpload;
        this.appendPiece = appendPiece;
        this.findScans = findScans;
        this.deleteScan = deleteScan;
        this.audit = audit;
        this.audited = audited;
    }

    @Options
    @Operation(summary = "What this server knows of the tus protocol")
    HttpResponse<?> options() {
        return HttpResponse.noContent()
                .header("Tus-Version", TusFilter.VERSION)
                .header("Tus-Extension", "creation,checksum,termination")
                .header("Tus-Checksum-Algorithm", TusChecksum.ALGORITHMS)
                .header("Tus-Max-Size", String.valueOf(ScanBeans.LARGEST_BYTES));
    }

    @Post(consumes = MediaType.ALL)
    @Operation(summary = "Begin an upload", description = "The header Location tells where its pieces go.")
    HttpResponse<?> begin(
            Caller caller,
            @Header(LENGTH) Optional<Long> length,
            @Parameter(required = false) @Header("Upload-Metadata") Optional<String> metadata) {
        UploadMetadata told = UploadMetadata.parse(metadata.orElse(""));
        Scan scan = beginUpload.begin(
                caller.user(), told.filename(), length.orElseThrow(() -> missing(LENGTH)), told.sha256());
        audit.append(
                AuditEvent.done(caller.user(), AuditAction.UPLOAD, scan.id().value()));
        return HttpResponse.created(URI.create(PATH + "/" + scan.id()));
    }

    @Head("/{id}")
    @Operation(summary = "How many bytes of an upload are here")
    HttpResponse<?> offset(Caller caller, String id) {
        Scan scan = findScans.require(caller.user(), known(id));
        return received(HttpResponse.ok(), scan)
                .header(LENGTH, String.valueOf(scan.bytes()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Patch(uri = "/{id}", consumes = "application/offset+octet-stream")
    @Operation(summary = "Append a piece to an upload")
    HttpResponse<?> append(
            Caller caller,
            String id,
            @Header(OFFSET) Optional<Long> offset,
            @Parameter(required = false) @Header("Upload-Checksum") Optional<String> checksum,
            @Body InputStream bytes) {
        try (bytes) {
            Scan scan = appendPiece.append(
                    caller.user(),
                    known(id),
                    offset.orElseThrow(() -> missing(OFFSET)),
                    bytes,
                    checksum.map(TusChecksum::parse));
            return received(HttpResponse.noContent(), scan);
        } catch (JobFailure failure) {
            if (failure.code() == StorageError.CHECKSUM_DIFFERS) {
                return HttpResponse.status(CHECKSUM_MISMATCH, failure.code().title());
            }
            throw failure;
        } catch (IOException e) {
            throw new JobFailure(RequestError.BAD_UPLOAD, "the bytes stopped to come", e);
        }
    }

    @Delete(uri = "/{id}", consumes = MediaType.ALL)
    @Operation(summary = "Give an upload up")
    HttpResponse<?> giveUp(Caller caller, String id) {
        ScanId scan = findScans.require(caller.user(), known(id)).id();
        audited.record(caller, AuditAction.SCAN_DELETE, scan.value(), () -> deleteScan.check(caller.user(), scan));
        deleteScan.delete(caller.user(), scan);
        return HttpResponse.noContent();
    }

    /** MRO-4001 for an id that no scan can have. */
    static ScanId known(String id) {
        return ScanId.of(id).orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "there is no scan of this id"));
    }

    private static MutableHttpResponse<?> received(MutableHttpResponse<?> answer, Scan scan) {
        return answer.header(OFFSET, String.valueOf(scan.received()));
    }

    private static JobFailure missing(String header) {
        return new JobFailure(RequestError.BAD_UPLOAD, "the header " + header + " is missing");
    }
}
