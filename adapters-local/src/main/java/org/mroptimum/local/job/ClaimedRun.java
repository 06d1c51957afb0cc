package org.mroptimum.local.job;

import java.util.Map;
import org.mroptimum.domain.job.JobId;

/**
 * One run of one job. It is void as soon as the job is claimed again or finished.
 *
 * @param id the job
 * @param number counts the runs of the job
 * @param document the request as received
 */
record ClaimedRun(JobId id, long number, Map<String, Object> document) {

    /** Without the document, which holds secrets. */
    @Override
    public String toString() {
        return "run " + number + " of job " + id;
    }
}
