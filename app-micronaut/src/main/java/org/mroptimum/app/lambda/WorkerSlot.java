package org.mroptimum.app.lambda;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.aws.AwsWorker;
import org.mroptimum.domain.job.JobFailure;

/**
 * The function's worker, made while the function starts. Wrong settings are told by the first call instead: a function that cannot
 * start tells nobody why.
 */
@Singleton
final class WorkerSlot {
    private @Nullable AwsWorker worker;
    private @Nullable JobFailure wrongSettings;

    WorkerSlot() {
        try {
            worker = AwsWorker.of(System.getenv());
        } catch (JobFailure failure) {
            wrongSettings = failure;
        }
    }

    AwsWorker worker() {
        if (wrongSettings != null) {
            throw new JobFailedException(wrongSettings);
        }
        if (worker == null) {
            throw new IllegalStateException("neither a worker nor wrong settings");
        }
        return worker;
    }
}
