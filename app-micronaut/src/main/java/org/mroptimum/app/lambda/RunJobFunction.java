package org.mroptimum.app.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.mroptimum.app.aws.AwsJob;
import org.mroptimum.app.aws.BundleName;
import org.mroptimum.app.aws.JobEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.usecase.JobOutcome;

/**
 * Runs one job in a Lambda function. Events: a request, an S3 event, a job reference, or a failure to keep ({@link JobEvent}).
 *
 * <p>A failed job is told by {@link JobFailedException} after its failure bundle is stored, so that whoever called sees it fail.
 * A job that the memory does not hold is left to a larger computer by {@link JobOutOfMemoryException}.
 */
public final class RunJobFunction extends MicronautRequestStreamHandler {
    private final WorkerSlot slot;

    /** Called by Lambda; takes the settings from the environment. */
    public RunJobFunction() {
        this.slot = getApplicationContext().getBean(WorkerSlot.class);
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        // One bean needs no guess about the machine, no configuration files and no banner.
        return super.newApplicationContextBuilder()
                .deduceEnvironment(false)
                .enableDefaultPropertySources(false)
                .eagerInitSingletons(false)
                .banner(false);
    }

    @Override
    protected void execute(InputStream input, OutputStream output, Context context) throws IOException {
        JobEvent event = JobEvent.read(input.readAllBytes());
        AwsJob job = slot.worker().job(event, BundleName.ofCall(context.getAwsRequestId()));
        reply(event, job.run(RunJobFunction::isLeftToOthers)).writeTo(output);
    }

    private static boolean isLeftToOthers(JobFailure failure) {
        return failure.code() == RunError.OUT_OF_MEMORY;
    }

    private static JobReply reply(JobEvent event, JobOutcome outcome) {
        if (outcome instanceof JobOutcome.Completed completed) {
            return JobReply.completed(completed.location());
        }
        JobOutcome.Failed failed = (JobOutcome.Failed) outcome;
        if (event instanceof JobEvent.Died && failed.location().isPresent()) {
            return JobReply.recorded(failed.failure(), failed.location().get());
        }
        if (failed.location().isEmpty() && isLeftToOthers(failed.failure())) {
            throw new JobOutOfMemoryException(failed.failure());
        }
        throw new JobFailedException(failed.failure());
    }
}
