package org.mroptimum.aws.fargate;

import java.util.Optional;
import org.mroptimum.aws.job.JobBundles;
import org.mroptimum.aws.job.JobsBucket;
import org.mroptimum.aws.job.ServiceFailure;
import org.mroptimum.aws.job.StagedRequest;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.Progress;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Task;

/** Runs heavy jobs in Fargate tasks, one task for each job, and waits for their end however long it takes. */
public final class FargateComputeRunner implements ComputeRunner {
    private final JobsBucket jobs;
    private final JobBundles bundles;
    private final TaskLauncher launcher;
    private final TaskWatch watch;

    /**
     * A runner for all jobs of an installation.
     *
     * @param client retries what the service throttles; its owner closes it
     * @param settings where tasks run
     * @param jobs where requests are staged
     * @param bundles where tasks leave their bundles
     * @param pause between two questions to the service
     */
    public FargateComputeRunner(
            EcsClient client, FargateSettings settings, JobsBucket jobs, JobBundles bundles, Pause pause) {
        this.jobs = jobs;
        this.bundles = bundles;
        this.launcher = new TaskLauncher(client, settings, pause);
        this.watch = new TaskWatch(client, settings.cluster(), jobs, pause);
    }

    @Override
    public boolean offers(Weight weight) {
        return weight == Weight.HEAVY;
    }

    @Override
    public Location run(Job job, Progress progress) {
        if (!offers(job.placement().weight())) {
            throw new IllegalArgumentException("Fargate is not for " + job);
        }
        StagedRequest staged = jobs.stage(job);
        return bundles.end(staged.reference(), job).orElseGet(() -> runTask(job, staged, progress));
    }

    private Location runTask(Job job, StagedRequest staged, Progress progress) {
        Optional<Task> task;
        try {
            String taskArn = launcher.launch(job, staged, progress);
            task = watch.end(taskArn, job.id(), progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServiceFailure.of("nobody waits for the task any more; it goes on, and leaves a bundle");
        }
        return bundles.end(staged.reference(), job).orElseThrow(() -> withoutBundle(task, progress));
    }

    private static JobFailure withoutBundle(Optional<Task> task, Progress progress) {
        if (progress.cancelled()) {
            return new JobFailure(RunError.CANCELLED, "the job was cancelled before it could leave a bundle");
        }
        return task.map(TaskDeath::of)
                .orElseGet(() -> new JobFailure(RunError.COMPUTER_DIED, "the task is lost: ECS knows it no more"));
    }
}
