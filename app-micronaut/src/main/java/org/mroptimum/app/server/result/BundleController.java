package org.mroptimum.app.server.result;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.usecase.ReadResult;

/** Hands out what a job left, to its owner. */
@Controller("/api/v1/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "results")
final class BundleController {
    private final ReadResult results;
    private final BlobStore store;
    private final AuditTrail audit;

    BundleController(ReadResult results, BlobStore store, AuditTrail audit) {
        this.results = results;
        this.store = store;
        this.audit = audit;
    }

    @Get(uri = "/{id}/bundle", produces = "application/zip")
    @Operation(
            summary = "The bundle of a job, as ZIP",
            description = "Of its result, or of its failure. 409 while there is none.")
    StreamedFile bundle(Caller caller, String id) {
        BlobId blob = results.bundle(new JobId(id), caller.owner());
        long bytes = store.stat(blob)
                .map(BlobStore.BlobStat::bytes)
                .orElseThrow(() -> new JobFailure(
                        StorageError.NOT_FOUND, "the bundle of job " + id + " is not in the store any more"));
        audit.append(AuditEvent.done(caller.user(), AuditAction.RESULT_EXPORT, id));
        return new StreamedFile(new OpenedWhenRead(() -> store.open(blob)), MediaType.of("application/zip"), 0, bytes)
                .attach("job-" + id + ".zip");
    }
}
