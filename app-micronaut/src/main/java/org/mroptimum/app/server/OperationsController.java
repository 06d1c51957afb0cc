package org.mroptimum.app.server;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.JobStore;

/** For those who operate the server. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "operations")
final class OperationsController {
    /** Whether it is there does not matter, but that the store can tell. */
    private static final BlobId ANY = new BlobId(Installation.RESULTS, "ready");

    private final JobStore jobs;
    private final BlobStore store;
    private final AuditTrail audit;
    private final IncomingFiles uploads;
    private final PrometheusMeterRegistry metrics;

    OperationsController(
            JobStore jobs, BlobStore store, AuditTrail audit, IncomingFiles uploads, PrometheusMeterRegistry metrics) {
        this.jobs = jobs;
        this.store = store;
        this.audit = audit;
        this.uploads = uploads;
        this.metrics = metrics;
    }

    @Get("/health")
    @Operation(summary = "Whether the server lives")
    Map<String, String> health() {
        return Map.of("status", "UP");
    }

    @Get("/ready")
    @Operation(
            summary = "Whether jobs can be taken",
            description =
                    "503 with a code when the database, the store or the audit log does not answer, or the disk is full.")
    HttpResponse<?> ready() {
        try {
            jobs.newest(Optional.empty(), Optional.empty(), 1);
            store.stat(ANY);
            audit.newest(Optional.empty(), 1);
            uploads.requireRoom(0);
            return HttpResponse.ok(Map.of("status", "UP"));
        } catch (JobFailure failure) {
            return Problems.answer(HttpStatus.SERVICE_UNAVAILABLE, failure);
        }
    }

    @Get("/version")
    @Operation(summary = "The version of the server")
    Map<String, String> version() {
        return Map.of("version", LocalInstallation.version(), "java", System.getProperty("java.version"));
    }

    @Get(uri = "/metrics", produces = MediaType.TEXT_PLAIN)
    @Secured("ADMIN")
    @Operation(summary = "Figures for Prometheus", description = "For administrators; scrapers send an API key.")
    String metrics() {
        return metrics.scrape();
    }
}
