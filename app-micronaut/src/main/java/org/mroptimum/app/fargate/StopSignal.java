package org.mroptimum.app.fargate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.mroptimum.app.aws.AwsJob;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.usecase.JobOutcome;

/**
 * What happens when the container is told to end (SIGTERM): the job stops at its next step and leaves a failure bundle. When it
 * reaches none in time, the bundle is written without it, before the platform kills the container after at most 120 seconds.
 */
final class StopSignal {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final AwsJob job;
    private final ToIntFunction<JobOutcome> report;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode;

    /**
     * For one job.
     *
     * @param report tells an outcome and returns the exit code for it
     */
    StopSignal(AwsJob job, ToIntFunction<JobOutcome> report) {
        this.job = job;
        this.report = report;
    }

    /** From now on the signal is heard. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop-signal"));
    }

    /** The job came to its end by itself. */
    int jobEnded(JobOutcome outcome) {
        exitCode = report.applyAsInt(outcome);
        ended.countDown();
        return exitCode;
    }

    /** Also runs when the program ends by itself; the job has ended then. */
    private void end() {
        if (ended.getCount() > 0) {
            JobFailure why =
                    job.stop(new JobFailure(RunError.COMPUTER_STOPPED, "the platform told the container to end"));
            if (!waitForJob()) {
                exitCode = report.applyAsInt(job.refuse(why));
            }
        }
        // Java's own exit code for a signal would hide how the job ended.
        Runtime.getRuntime().halt(exitCode);
    }

    private boolean waitForJob() {
        try {
            return ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
