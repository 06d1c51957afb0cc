package org.mroptimum.app.fargate;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.app.aws.AwsJob;
import org.mroptimum.app.aws.AwsWorker;
import org.mroptimum.app.aws.BundleName;
import org.mroptimum.app.aws.JobEvent;
import org.mroptimum.app.aws.JobShare;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.RunError;

/**
 * Which job the environment of a container names (contract 1.1), the first of a reference, a link and an event, and which share of
 * it ({@code JOB_PART}, {@code JOB_MERGE}).
 */
final class TaskOrder {
    private final Map<String, String> environment;

    TaskOrder(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The job on this worker.
     *
     * @throws JobFailure MRO-5009 when the environment names none, or a share that there cannot be
     */
    AwsJob job(AwsWorker worker) {
        JobShare share = ShareOrder.of(value("JOB_PART"), value("JOB_MERGE"));
        return reference(worker, share)
                .or(() -> value("JOB_URL")
                        .map(link -> worker.job(worker.eventBehind(link), BundleName.ofLink(link), share)))
                .or(() -> value("FILE_EVENT").map(event -> worker.job(read(event), BundleName.ofText(event), share)))
                .orElseThrow(() -> new JobFailure(
                        RunError.BAD_SETTING, "JOB_BUCKET and JOB_KEY, JOB_URL or FILE_EVENT: all are missing"));
    }

    private Optional<AwsJob> reference(AwsWorker worker, JobShare share) {
        return value("JOB_BUCKET")
                .flatMap(bucket -> value("JOB_KEY")
                        .map(key -> worker.job(new JobEvent.Stored(new JobReference(bucket, key)), "", share)));
    }

    private static JobEvent read(String event) {
        return JobEvent.read(event.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
