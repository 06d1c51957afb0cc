package org.mroptimum.app.fargate;

import java.io.PrintStream;
import java.util.Map;
import org.mroptimum.app.aws.AwsJob;
import org.mroptimum.app.aws.AwsWorker;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.usecase.JobOutcome;

/** Runs the one job that the environment of the container names, and ends with 0 for a result and 1 for a failure. */
public final class FargateTask {
    private static final int FAILED = 1;

    private final PrintStream log;

    private FargateTask(PrintStream log) {
        this.log = log;
    }

    /** The container's program. */
    public static void main(String[] arguments) {
        System.exit(new FargateTask(System.err).run(System.getenv()));
    }

    private int run(Map<String, String> environment) {
        AwsJob job;
        try {
            job = new TaskOrder(environment).job(AwsWorker.of(environment));
        } catch (JobFailure nothingToRun) {
            tell(nothingToRun);
            return FAILED;
        }
        StopSignal signal = new StopSignal(job, this::report);
        signal.listen();
        return signal.jobEnded(job.run(failure -> false));
    }

    private int report(JobOutcome outcome) {
        if (outcome instanceof JobOutcome.Completed completed) {
            log.println("result: " + printable(completed.location()));
            return 0;
        }
        JobOutcome.Failed failed = (JobOutcome.Failed) outcome;
        tell(failed.failure());
        log.println(failed.location()
                .map(place -> "failure bundle: " + printable(place))
                .orElse("no failure bundle: the store did not take it"));
        return FAILED;
    }

    private void tell(JobFailure failure) {
        failure.problems().forEach(log::println);
    }

    private static String printable(Location place) {
        return place.bucket() + "/" + place.key();
    }
}
