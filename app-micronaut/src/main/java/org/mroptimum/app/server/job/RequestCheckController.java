package org.mroptimum.app.server.job;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.mroptimum.app.server.Caller;
import org.mroptimum.app.server.Problems;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.usecase.SubmitJob;
import org.mroptimum.local.job.Admission;

/** Looks at requests without submitting them. */
@Controller(JobsController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "jobs")
final class RequestCheckController {
    private final SubmitJob submitJob;
    private final Admission admission;

    RequestCheckController(SubmitJob submitJob, Admission admission) {
        this.submitJob = submitJob;
        this.admission = admission;
    }

    @Post("/validate")
    @Operation(summary = "What is wrong with a request", description = "Its files are not looked at.")
    JobAnswers.Validation validate(Caller caller, @Body byte[] body) {
        try {
            JobRequestParser.parse(CallersRequest.read(body, caller));
            return new JobAnswers.Validation(List.of());
        } catch (JobFailure wrong) {
            return new JobAnswers.Validation(
                    wrong.problems().stream().map(Problems.Item::of).toList());
        }
    }

    @Post("/estimate")
    @Operation(summary = "What a request would need", description = "Looks at the header of its signal.")
    JobAnswers.Estimate estimate(Caller caller, @Body byte[] body) {
        Placement placement = submitJob.estimate(CallersRequest.read(body, caller));
        return JobAnswers.Estimate.of(
                placement, placement.cloud() ? admission.largestInCloudMb() : admission.largestMb());
    }
}
