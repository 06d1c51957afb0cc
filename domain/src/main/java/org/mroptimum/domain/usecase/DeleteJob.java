package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.TrackedJob;

/** Forgets a finished job on behalf of its owner, and what it left. */
public final class DeleteJob {
    private final JobStore jobs;
    private final FindJobs find;
    private final BlobStore bundles;

    /**
     * Deletes jobs of an installation.
     *
     * @param bundles where jobs leave their bundles
     */
    public DeleteJob(JobStore jobs, BlobStore bundles) {
        this.jobs = jobs;
        this.find = new FindJobs(jobs);
        this.bundles = bundles;
    }

    /**
     * Deletes the bundle, then the job: whoever is interrupted can do it again.
     *
     * @param userId who asks; empty for somebody who may delete every job
     * @return whether there was something to delete; somebody else's job is as unknown as one that never was
     * @throws JobFailure MRO-5005 while the job is not finished; a storage code when its bundle cannot be deleted
     */
    public boolean delete(JobId id, Optional<String> userId) {
        Optional<TrackedJob> found = find.find(id, userId);
        if (found.isEmpty()) {
            return false;
        }
        TrackedJob job = found.get();
        requireFinal(job);
        job.bundle().ifPresent(bundle -> bundles.delete(bundle.location().blob()));
        return jobs.remove(id);
    }

    /** Refuses with MRO-5005 what {@link #delete} would; says nothing about a job that is not there. */
    public void check(JobId id, Optional<String> userId) {
        find.find(id, userId).ifPresent(DeleteJob::requireFinal);
    }

    private static void requireFinal(TrackedJob job) {
        if (!job.state().isFinal()) {
            throw new JobFailure(
                    RunError.WRONG_STATE,
                    "job " + job.id() + " is " + job.state() + "; cancel it before it is deleted");
        }
    }
}
