package org.mroptimum.local.job;

import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;

/** Ends jobs that do not run any more: their owners must find out why. */
public interface LastWord {

    /**
     * Leaves a failure bundle, unless a run left a result before its computer died.
     *
     * @param document the request as received; it may not even be valid
     * @return {@code COMPLETED} when there is a result, otherwise {@code FAILED}
     */
    JobState refuse(JobId id, Map<String, Object> document, JobFailure failure);
}
