package org.mroptimum.aws.job;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.usecase.JobBundle;
import org.mroptimum.domain.usecase.ZipBundlePublisher;

/** How jobs ended that ran elsewhere, as their bundles tell. Failures to ask have storage codes. */
public final class JobBundles {
    private final BlobStore store;
    private final BiFunction<JobReference, Job, JobBundle> bundles;

    /**
     * The bundles of an installation.
     *
     * @param store where the bundles are
     * @param bundles the bundle of a job, as the computers that run jobs publish it
     */
    public JobBundles(BlobStore store, BiFunction<JobReference, Job, JobBundle> bundles) {
        this.store = store;
        this.bundles = bundles;
    }

    /** Bundles in two buckets of one store. */
    public static JobBundles inBuckets(BlobStore store, String resultsBucket, String failedBucket) {
        return new JobBundles(
                store,
                (reference, job) -> new ZipBundlePublisher(store, resultsBucket, failedBucket, reference.bundleName()));
    }

    /** Where the job's result is, or empty when there is none yet. */
    public Optional<Location> result(JobReference reference, Job job) {
        return find(Kind.RESULT, reference, job);
    }

    /** Where the job's failure bundle is, or empty when there is none. */
    public Optional<Location> failureBundle(JobReference reference, Job job) {
        return find(Kind.FAILURE, reference, job);
    }

    /** The failure in the job's failure bundle; empty when there is no bundle here, or none that can be read. */
    public Optional<JobFailure> failure(JobReference reference, Job job) {
        return find(Kind.FAILURE, reference, job).flatMap(place -> {
            try (InputStream zip = store.open(new BlobId(place.bucket(), place.key()))) {
                return FailureBundle.read(zip);
            } catch (IOException | JobFailure unreadable) {
                return Optional.empty();
            }
        });
    }

    /**
     * Where the result is when the job has come to its end.
     *
     * @return empty when there is no bundle
     * @throws JobFailure the failure in the failure bundle
     */
    public Optional<Location> end(JobReference reference, Job job) {
        Optional<Location> result = result(reference, job);
        if (result.isEmpty()) {
            failure(reference, job).ifPresent(failure -> {
                throw failure;
            });
        }
        return result;
    }

    private Optional<Location> find(Kind kind, JobReference reference, Job job) {
        return bundles.apply(reference, job).find(kind, job.request().identity());
    }
}
