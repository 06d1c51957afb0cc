package org.mroptimum.local.job;

import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.ToldFailure;

/**
 * How a job ended.
 *
 * @param state a final one
 * @param failure why there is no result
 * @param bundle what is left
 */
record JobEnd(JobState state, Optional<ToldFailure> failure, Optional<StoredBundle> bundle) {

    static JobEnd completed(Location result) {
        return new JobEnd(JobState.COMPLETED, Optional.empty(), Optional.of(new StoredBundle(Kind.RESULT, result)));
    }

    /** A run failed; when an earlier run left a result, the job has one. */
    static JobEnd failed(JobFailure failure, Optional<StoredBundle> left) {
        if (left.isPresent() && left.get().kind() == Kind.RESULT) {
            return completed(left.get().location());
        }
        JobState state = failure.code() == RunError.CANCELLED ? JobState.CANCELLED : JobState.FAILED;
        return new JobEnd(state, Optional.of(ToldFailure.of(failure)), left);
    }
}
