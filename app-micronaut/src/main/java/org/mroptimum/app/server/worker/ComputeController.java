package org.mroptimum.app.server.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import org.mroptimum.app.RequestJson;
import org.mroptimum.app.server.Caller;
import org.mroptimum.app.server.Problems;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.usecase.SubmitHubJob;
import org.mroptimum.domain.usecase.SubmitJob;

/** Takes jobs that a hub sends with an API key; they belong to the account of the key. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "worker")
final class ComputeController {
    /** Faults of the request for which HTTP has finer words than the contract. */
    private static final Set<HttpStatus> FAULTS_OF_THE_REQUEST = Set.of(
            HttpStatus.UNPROCESSABLE_ENTITY,
            HttpStatus.NOT_FOUND,
            HttpStatus.CONFLICT,
            HttpStatus.REQUEST_ENTITY_TOO_LARGE);

    private final SubmitHubJob submitHubJob;
    private final AuditTrail audit;

    ComputeController(SubmitHubJob submitHubJob, AuditTrail audit) {
        this.submitHubJob = submitHubJob;
        this.audit = audit;
    }

    /**
     * The answer of the contract.
     *
     * @param jobId the job's name at this server
     * @param task in the place of a cloud's name for the task
     * @param pipeline the hub's name of the job
     */
    record Accepted(
            String status,
            @JsonProperty("job_id") String jobId,
            @JsonProperty("task_arn") String task,
            String pipeline,
            String message) {}

    @Post("/compute")
    @Operation(
            summary = "Take a job of a hub",
            description =
                    "The body is a job request with links for its files and its bundle. The same pipeline is the same job.")
    HttpResponse<Accepted> compute(Caller caller, @Body byte[] body) {
        Map<String, Object> request = RequestJson.read(body, "the request");
        SubmitJob.Submitted submitted = submitHubJob.submit(request, caller.user());
        String id = submitted.id().value();
        AuditAction action = submitted.accepted() ? AuditAction.JOB_SUBMIT : AuditAction.JOB_READ;
        audit.append(AuditEvent.done(caller.user(), action, id));
        return HttpResponse.<Accepted>accepted()
                .body(new Accepted(
                        "accepted",
                        id,
                        "mroptimum:job/" + id,
                        String.valueOf(request.get("pipeline")),
                        submitted.accepted() ? "the job waits for its turn" : "the job was accepted before"));
    }

    @Error
    HttpResponse<Problems.Body> refused(JobFailure failure) {
        HttpResponse<Problems.Body> answer = Problems.answer(failure);
        return FAULTS_OF_THE_REQUEST.contains(answer.status())
                ? Problems.answer(HttpStatus.BAD_REQUEST, failure)
                : answer;
    }
}
