package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundleReader;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.TrackedJob;

/** Finds what a job left. A user reads the results of their own jobs only; a job that is somebody else's is not there. */
public final class ReadResult {
    private final FindJobs jobs;
    private final BundleReader reader;

    public ReadResult(FindJobs jobs, BundleReader reader) {
        this.jobs = jobs;
        this.reader = reader;
    }

    /**
     * Opens the result of a completed job; the caller closes it.
     *
     * @param userId whose job; empty for any
     * @throws JobFailure MRO-4001 when there is no such job or its bundle was removed, MRO-5005 when it is not completed
     */
    public OpenBundle result(JobId id, Optional<String> userId) {
        TrackedJob job = job(id, userId);
        if (job.state() != JobState.COMPLETED) {
            throw wrongState(job, "it has no result");
        }
        return reader.open(place(job));
    }

    /**
     * Opens what a finished job left, a result or a failure; the caller closes it.
     *
     * @throws JobFailure MRO-4001 when there is no such job or it left nothing, MRO-5005 when it is not finished
     */
    public OpenBundle resultOrFailure(JobId id, Optional<String> userId) {
        return reader.open(bundle(id, userId));
    }

    /** Where the ZIP of a finished job is; failures as {@link #resultOrFailure}. */
    public BlobId bundle(JobId id, Optional<String> userId) {
        TrackedJob job = job(id, userId);
        if (!job.state().isFinal()) {
            throw wrongState(job, "it has no bundle yet");
        }
        return place(job);
    }

    private TrackedJob job(JobId id, Optional<String> userId) {
        return jobs.find(id, userId).orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "there is no job " + id));
    }

    private static BlobId place(TrackedJob job) {
        return job.bundle().map(left -> left.location().blob()).orElseThrow(() -> noBundle(job));
    }

    /** A completed job had one. */
    private static JobFailure noBundle(TrackedJob job) {
        return new JobFailure(
                StorageError.NOT_FOUND,
                job.state() == JobState.COMPLETED
                        ? "the result of job " + job.id()
                                + " was kept as long as this server keeps results, and is deleted"
                        : "job " + job.id() + " left no bundle");
    }

    private static JobFailure wrongState(TrackedJob job, String what) {
        return new JobFailure(RunError.WRONG_STATE, "job " + job.id() + " is " + job.state() + "; " + what);
    }
}
