package org.mroptimum.app.fargate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
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

    private final UnaryOperator<JobFailure> stop;
    private final Function<JobFailure, JobOutcome> refuse;
    private final ToIntFunction<JobOutcome> report;
    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode;

    /**
     * For one job.
     *
     * @param report tells an outcome and returns the exit code for it
     */
    StopSignal(AwsJob job, ToIntFunction<JobOutcome> report) {
        this(job::stop, job::refuse, report, PATIENCE);
    }

    StopSignal(
            UnaryOperator<JobFailure> stop,
            Function<JobFailure, JobOutcome> refuse,
            ToIntFunction<JobOutcome> report,
            Duration patience) {
        this.stop = stop;
        this.refuse = refuse;
        this.report = report;
        this.patience = patience;
    }

    /** From now on the signal is heard. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::halt, "stop-signal"));
    }

    /** The job came to its end by itself. */
    int jobEnded(JobOutcome outcome) {
        exitCode = report.applyAsInt(outcome);
        ended.countDown();
        return exitCode;
    }

    /** Also runs when the program ends by itself; Java's own exit code for a signal would hide how the job ended. */
    private void halt() {
        Runtime.getRuntime().halt(heard());
    }

    /** Sees the job to its end, if it has not come there already; returns the exit code. */
    int heard() {
        if (ended.getCount() > 0) {
            JobFailure why =
                    stop.apply(new JobFailure(RunError.COMPUTER_STOPPED, "the platform told the container to end"));
            if (!waitForJob()) {
                exitCode = report.applyAsInt(refuse.apply(why));
            }
        }
        return exitCode;
    }

    private boolean waitForJob() {
        try {
            return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
