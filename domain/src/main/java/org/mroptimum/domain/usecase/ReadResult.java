package org.mroptimum.domain.usecase;

import java.util.Optional;
import java.util.function.Function;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.BundleReader;
import org.mroptimum.domain.port.OpenBundle;

/** Finds what a job left. A user reads the results of their own jobs only; a job that is somebody else's is not there. */
public final class ReadResult {
    private final FindJobs jobs;
    private final Function<JobId, JobBundle> bundles;
    private final BundleReader reader;

    /**
     * Reads the results of an installation.
     *
     * @param bundles the one bundle of a job
     */
    public ReadResult(FindJobs jobs, Function<JobId, JobBundle> bundles, BundleReader reader) {
        this.jobs = jobs;
        this.bundles = bundles;
        this.reader = reader;
    }

    /**
     * Opens the result of a completed job; the caller closes it.
     *
     * @param userId whose job; empty for any
     * @throws JobFailure MRO-4001 when there is no such job or its bundle was removed, MRO-5005 when it is not completed
     */
    public OpenBundle result(JobId id, Optional<String> userId) {
        Job job = job(id, userId);
        if (job.state() != JobState.COMPLETED) {
            throw wrongState(job, "it has no result");
        }
        return reader.open(place(job, Kind.RESULT));
    }

    /**
     * Opens the bundle of a finished job, of results or of a failure; the caller closes it.
     *
     * @throws JobFailure MRO-4001 when there is no such job or its bundle was removed, MRO-5005 when it is not finished
     */
    public OpenBundle resultOrFailure(JobId id, Optional<String> userId) {
        return reader.open(bundle(id, userId));
    }

    /** Where the ZIP of a finished job is; failures as {@link #resultOrFailure}. */
    public BlobId bundle(JobId id, Optional<String> userId) {
        Job job = job(id, userId);
        if (!job.state().isFinal()) {
            throw wrongState(job, "it has no bundle yet");
        }
        return place(job, job.state() == JobState.COMPLETED ? Kind.RESULT : Kind.FAILURE);
    }

    private Job job(JobId id, Optional<String> userId) {
        return jobs.find(id, userId).orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "there is no job " + id));
    }

    private BlobId place(Job job, Kind kind) {
        Location location = bundles.apply(job.id())
                .find(kind, job.request().identity())
                .orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "job " + job.id() + " has no bundle"));
        return new BlobId(location.bucket(), location.key());
    }

    private static JobFailure wrongState(Job job, String what) {
        return new JobFailure(RunError.WRONG_STATE, "job " + job.id() + " is " + job.state() + "; " + what);
    }
}
