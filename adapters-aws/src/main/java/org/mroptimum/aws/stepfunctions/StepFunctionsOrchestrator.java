package org.mroptimum.aws.stepfunctions;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.mroptimum.aws.job.JobsBucket;
import org.mroptimum.aws.job.ServiceFailure;
import org.mroptimum.aws.job.StagedRequest;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.Orchestrator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * One execution of the state machine for each job, named like the job; the service lets no two have one name, for 90 days after
 * the first ended. The state machine itself chooses the computer.
 */
public final class StepFunctionsOrchestrator implements Orchestrator {
    private static final Pattern STATE_MACHINE = Pattern.compile("arn:[^:]+:states:[^:]+:[^:]+:stateMachine:[^:]+");

    private final SfnClient client;
    private final String stateMachineArn;
    private final JobsBucket jobs;

    /**
     * An orchestrator for all jobs of an installation.
     *
     * @param client retries what the service throttles; its owner closes it
     * @param stateMachineArn of a standard state machine, without version or alias
     * @param jobs where requests are staged
     */
    public StepFunctionsOrchestrator(SfnClient client, String stateMachineArn, JobsBucket jobs) {
        if (!STATE_MACHINE.matcher(stateMachineArn).matches()) {
            throw new JobFailure(RunError.BAD_SETTING, "not the ARN of a state machine: " + stateMachineArn);
        }
        this.client = client;
        this.stateMachineArn = stateMachineArn;
        this.jobs = jobs;
    }

    /** Stages first, so that a started execution always finds its request; what a dead process staged is started by the next. */
    @Override
    public boolean submit(Job job) {
        StagedRequest staged = jobs.stage(job);
        // The service answers a second start with the same input like the first. The number makes inputs differ, so
        // that exactly
        // one submission hears that it was accepted; the SDK's own repetitions keep it.
        String input =
                staged.json().put("submission", UUID.randomUUID().toString()).toString();
        try {
            client.startExecution(request -> request.stateMachineArn(stateMachineArn)
                    .name(job.id().value())
                    .input(input));
            return true;
        } catch (ExecutionAlreadyExistsException known) {
            return false;
        } catch (SdkException e) {
            throw ServiceFailure.of("the job cannot be submitted to Step Functions", e);
        }
    }

    @Override
    public Optional<JobState> status(JobId id) {
        try {
            return describe(id).map(execution -> state(id, execution));
        } catch (SdkException e) {
            throw ServiceFailure.of("the state of the job cannot be read from Step Functions", e);
        }
    }

    /** Marks first: stopping the execution ends a container at once, and it looks for the mark to know why. */
    @Override
    public boolean cancel(JobId id) {
        try {
            if (describe(id).filter(StepFunctionsOrchestrator::isOpen).isEmpty()) {
                return false;
            }
            jobs.markCancelled(id);
            client.stopExecution(request ->
                    request.executionArn(arn(id)).error(RunError.CANCELLED.id()).cause(RunError.CANCELLED.title()));
            // It may have ended by itself meanwhile, and then stays as it is.
            return describe(id)
                    .map(execution -> isOpen(execution) || execution.status() == ExecutionStatus.ABORTED)
                    .orElse(false);
        } catch (SdkException e) {
            throw ServiceFailure.of("the job cannot be cancelled in Step Functions", e);
        }
    }

    private Optional<DescribeExecutionResponse> describe(JobId id) {
        try {
            return Optional.of(client.describeExecution(request -> request.executionArn(arn(id))));
        } catch (ExecutionDoesNotExistException unknown) {
            return Optional.empty();
        }
    }

    private JobState state(JobId id, DescribeExecutionResponse execution) {
        return switch (status(execution)) {
            case RUNNING -> ExecutionHistory.computing(client, arn(id)) ? JobState.RUNNING : JobState.QUEUED;
            case PENDING_REDRIVE -> JobState.QUEUED;
            case SUCCEEDED -> JobState.COMPLETED;
            case FAILED, TIMED_OUT -> JobState.FAILED;
            case ABORTED -> JobState.CANCELLED;
            case UNKNOWN_TO_SDK_VERSION ->
                throw ServiceFailure.of("the answer of Step Functions is not understood: state "
                        + execution.statusAsString() + " of job " + id);
        };
    }

    private static boolean isOpen(DescribeExecutionResponse execution) {
        ExecutionStatus status = status(execution);
        return status == ExecutionStatus.RUNNING || status == ExecutionStatus.PENDING_REDRIVE;
    }

    private static ExecutionStatus status(DescribeExecutionResponse execution) {
        return Optional.ofNullable(execution.status()).orElse(ExecutionStatus.UNKNOWN_TO_SDK_VERSION);
    }

    private String arn(JobId id) {
        return stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + id;
    }
}
