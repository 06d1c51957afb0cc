package org.mroptimum.aws.fargate;

import java.time.Duration;
import java.util.stream.Collectors;
import org.mroptimum.aws.job.ServiceFailure;
import org.mroptimum.aws.job.StagedRequest;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.Progress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;

/** Starts the task of a job, and asks again while Fargate has no room. */
final class TaskLauncher {
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final EcsClient client;
    private final FargateSettings settings;
    private final Pause pause;

    TaskLauncher(EcsClient client, FargateSettings settings, Pause pause) {
        this.client = client;
        this.settings = settings;
        this.pause = pause;
    }

    /** The ARN of the job's task. */
    String launch(Job job, StagedRequest staged, Progress progress) throws InterruptedException {
        Duration wait = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            if (progress.cancelled()) {
                throw new JobFailure(RunError.CANCELLED, "the job was cancelled before it started");
            }
            RunTaskResponse answer = ask(request(job, staged, attempt));
            if (!answer.tasks().isEmpty()) {
                return answer.tasks().get(0).taskArn();
            }
            if (attempt == ATTEMPTS || answer.failures().isEmpty()) {
                throw ServiceFailure.of(
                        "Fargate has no room for the job after " + attempt + " attempts: " + reasons(answer));
            }
            pause.between(wait);
            wait = wait.multipliedBy(2);
        }
    }

    private RunTaskResponse ask(RunTaskRequest request) {
        try {
            return client.runTask(request);
        } catch (SdkException e) {
            throw ServiceFailure.of("the job cannot be started on Fargate", e);
        }
    }

    private RunTaskRequest request(Job job, StagedRequest staged, int attempt) {
        return RunTaskRequest.builder()
                .cluster(settings.cluster())
                .taskDefinition(settings.taskDefinition())
                .launchType(LaunchType.FARGATE)
                .count(1)
                .startedBy(job.id().value())
                .clientToken(token(staged, attempt))
                .networkConfiguration(network -> network.awsvpcConfiguration(vpc -> vpc.subnets(settings.subnets())
                        .securityGroups(settings.securityGroups())
                        .assignPublicIp(AssignPublicIp.ENABLED)))
                .overrides(ContainerOrder.of(staged.reference(), settings.environment())
                        .override())
                .build();
    }

    /**
     * The same for every runner of the job: of two that start it, for example before and after a crash, the second gets the task of
     * the first. Only an attempt that surely started nothing is followed by one of another name.
     */
    private static String token(StagedRequest staged, int attempt) {
        return staged.reference().bundleName() + "-" + attempt;
    }

    private static String reasons(RunTaskResponse answer) {
        return answer.failures().isEmpty()
                ? "it gave no reason"
                : answer.failures().stream()
                        .map(failure ->
                                failure.reason() + (failure.detail() == null ? "" : " (" + failure.detail() + ")"))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }
}
