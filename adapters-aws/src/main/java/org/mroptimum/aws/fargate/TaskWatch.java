package org.mroptimum.aws.fargate;

import java.time.Duration;
import java.util.Optional;
import org.mroptimum.aws.job.JobsBucket;
import org.mroptimum.aws.job.ServiceFailure;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.Progress;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Task;

/** Waits for the end of one task, and stops it when the job is cancelled. */
final class TaskWatch {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** A task that has just started is not known everywhere at once, and a service may be away for minutes while the task runs. */
    private static final int SILENCES = 60;

    private final EcsClient client;
    private final String cluster;
    private final JobsBucket jobs;
    private final Pause pause;

    TaskWatch(EcsClient client, String cluster, JobsBucket jobs, Pause pause) {
        this.client = client;
        this.cluster = cluster;
        this.jobs = jobs;
        this.pause = pause;
    }

    /** The stopped task; empty when the service knows it no more. */
    Optional<Task> end(String taskArn, JobId job, Progress progress) throws InterruptedException {
        boolean told = false;
        int silences = 0;
        while (true) {
            told = told || (progress.cancelled() && stop(taskArn, job));
            Optional<Task> task = Optional.empty();
            try {
                task = describe(taskArn);
                if (task.isPresent() && "STOPPED".equals(task.get().lastStatus())) {
                    return task;
                }
            } catch (SdkException e) {
                if (silences + 1 >= SILENCES) {
                    throw ServiceFailure.of("nothing is heard of the task any more; it may still run", e);
                }
            }
            silences = task.isPresent() ? 0 : silences + 1;
            if (silences >= SILENCES) {
                return Optional.empty();
            }
            pause.between(INTERVAL);
        }
    }

    private Optional<Task> describe(String taskArn) {
        return client.describeTasks(request -> request.cluster(cluster).tasks(taskArn)).tasks().stream()
                .findFirst();
    }

    /**
     * Marks first: the container that is told to end looks for the mark to know why.
     *
     * @return whether it could be told; when not, it is tried again
     */
    private boolean stop(String taskArn, JobId job) {
        try {
            jobs.markCancelled(job);
            client.stopTask(request ->
                    request.cluster(cluster).task(taskArn).reason(RunError.CANCELLED.id() + ": the job was cancelled"));
            return true;
        } catch (SdkException | JobFailure unreachable) {
            return false;
        }
    }
}
