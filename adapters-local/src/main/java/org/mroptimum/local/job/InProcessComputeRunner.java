package org.mroptimum.local.job;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.usecase.JobBundle;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.domain.usecase.RunJob;
import org.mroptimum.domain.usecase.ZipBundlePublisher;

/**
 * Runs jobs of both weights in the calling thread. Whoever calls sees to it that they fit the machine ({@link Admission}). A job
 * that runs again, because nobody heard of its end, has its result at once.
 */
public final class InProcessComputeRunner implements ComputeRunner, LastWord {
    private final Function<BundlePublisher, RunJob> workers;
    private final Function<JobId, ? extends JobBundle> bundles;

    /**
     * A runner for all jobs of an installation.
     *
     * @param workers the worker that publishes there
     * @param bundles the one bundle of a job
     */
    public InProcessComputeRunner(
            Function<BundlePublisher, RunJob> workers, Function<JobId, ? extends JobBundle> bundles) {
        this.workers = workers;
        this.bundles = bundles;
    }

    /** Bundles in two buckets of one store. */
    public static Function<JobId, ZipBundlePublisher> bundlesIn(
            BlobStore store, String resultsBucket, String failedBucket) {
        return id -> new ZipBundlePublisher(
                store, resultsBucket, failedBucket, new JobReference("jobs", id.value()).bundleName());
    }

    @Override
    public boolean offers(Weight weight) {
        return true;
    }

    @Override
    public Location run(Job job, Progress progress) {
        JobBundle bundle = bundles.apply(job.id());
        Optional<Location> earlier = bundle.find(Kind.RESULT, job.request().identity());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        RunJob worker = workers.apply(bundle);
        JobOutcome outcome = progress.cancelled()
                ? worker.refuse(
                        job.document(), new JobFailure(RunError.CANCELLED, "the job was cancelled before it started"))
                : worker.run(job.document(), progress, failure -> failure.code() == RunError.COMPUTER_STOPPED);
        if (outcome instanceof JobOutcome.Completed completed) {
            return completed.location();
        }
        throw ((JobOutcome.Failed) outcome).failure();
    }

    @Override
    public Optional<StoredBundle> refuse(JobId id, Map<String, Object> document, JobFailure failure) {
        workers.apply(bundles.apply(id)).refuse(document, failure);
        return left(id, document);
    }

    @Override
    public Optional<StoredBundle> left(JobId id, Map<String, Object> document) {
        JobBundle bundle = bundles.apply(id);
        JobIdentity identity = JobIdentity.readable(document);
        return Stream.of(Kind.RESULT, Kind.FAILURE)
                .flatMap(kind -> bundle.find(kind, identity).map(place -> new StoredBundle(kind, place)).stream())
                .findFirst();
    }
}
