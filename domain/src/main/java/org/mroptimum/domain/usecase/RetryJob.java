package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.TrackedJob;

/** Submits the request of a finished job once more, as a new job; the old one stays as it is. */
public final class RetryJob {
    private final FindJobs jobs;
    private final SubmitJob submission;

    public RetryJob(FindJobs jobs, SubmitJob submission) {
        this.jobs = jobs;
        this.submission = submission;
    }

    /**
     * Submits the job's request again; its files are looked at anew.
     *
     * @param userId who asks; empty for somebody who may retry every job
     * @return the new job; empty when there is no such job, or it is somebody else's
     * @throws JobFailure MRO-5005 while the job is not finished; otherwise what {@link SubmitJob#submit} throws
     */
    public Optional<SubmitJob.Submitted> retry(JobId id, Optional<String> userId) {
        Optional<TrackedJob> found = jobs.find(id, userId);
        found.filter(job -> !job.state().isFinal()).ifPresent(job -> {
            throw new JobFailure(
                    RunError.WRONG_STATE, "job " + id + " is " + job.state() + "; only finished jobs are tried again");
        });
        return found.map(job -> submission.submit(job.document(), Optional.empty()));
    }
}
