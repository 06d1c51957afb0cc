package org.mroptimum.domain.usecase;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.TrackedJob;

/** Looks jobs up. A user sees the jobs of their own only; without a user, all. */
public final class FindJobs {
    /** The largest page. */
    public static final int LARGEST_PAGE = 200;

    private final JobStore store;

    public FindJobs(JobStore store) {
        this.store = store;
    }

    /** The job; empty when there is none, or it is somebody else's. */
    public Optional<TrackedJob> find(JobId id, Optional<String> userId) {
        return store.find(id)
                .filter(job -> userId.isEmpty() || job.asked().userId().equals(userId));
    }

    /**
     * A page of jobs, the newest first.
     *
     * @param olderThan the last job of the page before; empty for the first page
     * @param limit from 1 to {@value #LARGEST_PAGE}
     * @throws JobFailure MRO-1009 for another limit
     */
    public List<TrackedJob> newest(Optional<String> userId, Optional<JobId> olderThan, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE, "a page holds 1 to " + LARGEST_PAGE + " jobs, not " + limit);
        }
        return store.newest(userId, olderThan, limit);
    }
}
