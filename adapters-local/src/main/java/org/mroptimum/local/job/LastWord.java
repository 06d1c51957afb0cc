package org.mroptimum.local.job;

import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.port.StoredBundle;

/** Ends jobs that do not run any more: their owners must find out why. */
public interface LastWord {

    /**
     * Leaves a failure bundle, unless a run left a result before its computer died.
     *
     * @param document the request as received; it may not even be valid
     * @return the bundle that stays; empty when none could be stored
     */
    Optional<StoredBundle> refuse(JobId id, Map<String, Object> document, JobFailure failure);

    /**
     * The bundle that the runs of the job left.
     *
     * @param document the request as received; it may not even be valid
     */
    Optional<StoredBundle> left(JobId id, Map<String, Object> document);
}
