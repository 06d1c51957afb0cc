package org.mroptimum.aws.lambda;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Runs light jobs in a Lambda function and waits for its answer, up to the function's 15 minutes. */
public final class LambdaComputeRunner implements ComputeRunner {
    /** How often the runner asks whether the job is cancelled. */
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final LambdaClient client;
    private final String function;
    private final JobsBucket jobs;
    private final JobBundles bundles;
    private final Executor threads;
    private final Duration interval;

    /**
     * A runner for all jobs of an installation.
     *
     * @param client from {@link PatientLambdaClient}; its owner closes it
     * @param function name or ARN of {@code RunJobFunction}
     * @param jobs where requests are staged
     * @param bundles where the function leaves its bundles
     * @param threads one is taken by each job until the function answers
     */
    public LambdaComputeRunner(
            LambdaClient client, String function, JobsBucket jobs, JobBundles bundles, Executor threads) {
        this(client, function, jobs, bundles, threads, INTERVAL);
    }

    LambdaComputeRunner(
            LambdaClient client,
            String function,
            JobsBucket jobs,
            JobBundles bundles,
            Executor threads,
            Duration interval) {
        this.client = client;
        this.function = function;
        this.jobs = jobs;
        this.bundles = bundles;
        this.threads = threads;
        this.interval = interval;
    }

    @Override
    public boolean offers(Weight weight) {
        return weight == Weight.LIGHT;
    }

    @Override
    public Location run(Job job, Progress progress) {
        if (!offers(job.placement().weight())) {
            throw new IllegalArgumentException("Lambda has no computers for " + job);
        }
        if (progress.cancelled()) {
            throw new JobFailure(RunError.CANCELLED, "the job was cancelled before it started");
        }
        StagedRequest staged = jobs.stage(job);
        return bundles.end(staged.reference(), job).orElseGet(() -> invoke(job, staged, progress));
    }

    private Location invoke(Job job, StagedRequest staged, Progress progress) {
        FutureTask<InvokeResponse> call = new FutureTask<>(() -> client.invoke(request -> request.functionName(function)
                .invocationType(InvocationType.REQUEST_RESPONSE)
                .payload(SdkBytes.fromUtf8String(staged.json().toString()))));
        threads.execute(call);
        try {
            return FunctionAnswer.of(answer(call, job, progress)).location();
        } catch (JobFailure failure) {
            if (failure.code() != RunError.CANCELLED && tellsLessThanTheBundle(failure)) {
                return bundles.end(staged.reference(), job).orElseThrow(() -> failure);
            }
            throw failure;
        }
    }

    /** The function or its answer was lost on the way; it may have stored its bundle before. */
    private static boolean tellsLessThanTheBundle(JobFailure failure) {
        return failure.code() instanceof RunError;
    }

    private InvokeResponse answer(FutureTask<InvokeResponse> call, Job job, Progress progress) {
        boolean marked = false;
        while (true) {
            try {
                return call.get(interval.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException stillRunning) {
                marked = marked || (progress.cancelled() && mark(job));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SdkException cause) {
                    throw ServiceFailure.of("the function " + function + " cannot be called", cause);
                }
                throw new JobFailure(
                        RunError.INTERNAL, "the call of the function " + function + " ended unexpectedly", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ServiceFailure.of("nobody waits for the function any more; it goes on, and leaves a bundle");
            }
        }
    }

    /** Whether the running function can know; a store that does not answer is asked again. */
    private boolean mark(Job job) {
        try {
            jobs.markCancelled(job.id());
            return true;
        } catch (JobFailure unreachable) {
            return false;
        }
    }
}
