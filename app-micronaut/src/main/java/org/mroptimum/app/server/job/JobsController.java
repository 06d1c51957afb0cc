package org.mroptimum.app.server.job;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.app.server.AuditedAct;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.domain.usecase.CancelJob;
import org.mroptimum.domain.usecase.DeleteJob;
import org.mroptimum.domain.usecase.FindJobs;
import org.mroptimum.domain.usecase.RetryJob;
import org.mroptimum.domain.usecase.SubmitJob;

/** Jobs of the caller. */
@Controller(JobsController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "jobs")
final class JobsController {
    static final String PATH = "/api/v1/jobs";

    private final SubmitJob submitJob;
    private final FindJobs findJobs;
    private final CancelJob cancelJob;
    private final RetryJob retryJob;
    private final DeleteJob deleteJob;
    private final AuditTrail audit;
    private final AuditedAct audited;

    JobsController(
            SubmitJob submitJob,
            FindJobs findJobs,
            CancelJob cancelJob,
            RetryJob retryJob,
            DeleteJob deleteJob,
            AuditTrail audit,
            AuditedAct audited) {
        this.submitJob = submitJob;
        this.findJobs = findJobs;
        this.cancelJob = cancelJob;
        this.retryJob = retryJob;
        this.deleteJob = deleteJob;
        this.audit = audit;
        this.audited = audited;
    }

    @Post
    @Operation(
            summary = "Submit a job",
            description =
                    "The body is a job request (v0). 202 when accepted, 200 when the key was known, 422 when it was with another"
                            + " request.")
    HttpResponse<JobView> submit(
            Caller caller,
            @Body byte[] body,
            @Parameter(required = false) @Header("Idempotency-Key") Optional<String> key) {
        Map<String, Object> request = CallersRequest.read(body, caller);
        SubmitJob.Submitted submitted = submitJob.submit(request, key);
        record(caller, submitted.accepted() ? AuditAction.JOB_SUBMIT : AuditAction.JOB_READ, submitted.id());
        if (!submitted.accepted()) {
            requireSame(request, find(submitted.id(), caller).document());
        }
        return answer(submitted, caller);
    }

    @Get
    @Operation(summary = "Jobs, the newest first")
    JobAnswers.Page newest(
            Caller caller,
            @QueryValue(defaultValue = "50") int limit,
            @Parameter(required = false) @QueryValue Optional<String> olderThan) {
        audit.append(AuditEvent.done(caller.user(), AuditAction.JOB_READ, "list"));
        List<TrackedJob> jobs = findJobs.newest(caller.owner(), olderThan.map(JobId::new), limit);
        return new JobAnswers.Page(
                jobs.stream().map(JobView::of).toList(),
                jobs.size() < limit
                        ? Optional.empty()
                        : Optional.of(jobs.get(jobs.size() - 1).id().value()));
    }

    @Get("/{id}")
    @Operation(summary = "One job")
    JobView one(Caller caller, String id) {
        TrackedJob job = find(new JobId(id), caller);
        record(caller, AuditAction.JOB_READ, job.id());
        return JobView.of(job);
    }

    @Get("/{id}/request")
    @Operation(summary = "The request of a job", description = "Secrets are taken out.")
    Map<String, Object> request(Caller caller, String id) {
        TrackedJob job = find(new JobId(id), caller);
        record(caller, AuditAction.JOB_READ, job.id());
        return Redaction.redact(job.document());
    }

    @Post(uri = "/{id}/cancel", consumes = MediaType.ALL)
    @Operation(summary = "Stop a job")
    HttpResponse<JobView> cancel(Caller caller, String id) {
        JobId job = new JobId(id);
        TrackedJob found = find(job, caller);
        audited.record(caller, AuditAction.JOB_CANCEL, id, () -> {
            if (found.state().isFinal()) {
                throw tooLate(job);
            }
        });
        if (!cancelJob.cancel(job, caller.owner())) {
            throw tooLate(job);
        }
        return HttpResponse.accepted().body(JobView.of(find(job, caller)));
    }

    @Post(uri = "/{id}/retry", consumes = MediaType.ALL)
    @Operation(summary = "Submit the request of a finished job again", description = "The answer is the new job.")
    HttpResponse<JobView> retry(Caller caller, String id) {
        JobId job = new JobId(id);
        SubmitJob.Submitted submitted = retryJob.retry(job, caller.owner()).orElseThrow(() -> unknown(job));
        record(caller, AuditAction.JOB_RETRY, submitted.id());
        return answer(submitted, caller);
    }

    @Delete(uri = "/{id}", consumes = MediaType.ALL)
    @Operation(summary = "Forget a finished job and its bundle")
    HttpResponse<?> delete(Caller caller, String id) {
        JobId job = new JobId(id);
        find(job, caller);
        audited.record(caller, AuditAction.JOB_DELETE, id, () -> deleteJob.check(job, caller.owner()));
        deleteJob.delete(job, caller.owner());
        return HttpResponse.noContent();
    }

    /** A renewed secret is no difference. */
    private static void requireSame(Map<String, Object> request, Map<String, Object> first) {
        if (!Redaction.redact(request).equals(Redaction.redact(first))) {
            throw new JobFailure(
                    RequestError.KEY_TAKEN,
                    "the Idempotency-Key was sent before with another request; each request has a key of its own");
        }
    }

    private void record(Caller caller, AuditAction action, JobId job) {
        audit.append(AuditEvent.done(caller.user(), action, job.value()));
    }

    private HttpResponse<JobView> answer(SubmitJob.Submitted submitted, Caller caller) {
        JobView view = JobView.of(find(submitted.id(), caller));
        return (submitted.accepted() ? HttpResponse.<JobView>accepted() : HttpResponse.<JobView>ok())
                .body(view)
                .headers(headers -> headers.location(URI.create(PATH + "/" + view.id())));
    }

    private TrackedJob find(JobId id, Caller caller) {
        return findJobs.find(id, caller.owner()).orElseThrow(() -> unknown(id));
    }

    private static JobFailure tooLate(JobId id) {
        return new JobFailure(RunError.WRONG_STATE, "job " + id + " is finished and cannot be cancelled");
    }

    private static JobFailure unknown(JobId id) {
        return new JobFailure(StorageError.NOT_FOUND, "there is no job " + id);
    }
}
