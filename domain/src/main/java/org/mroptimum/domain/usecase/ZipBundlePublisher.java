package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/**
 * The bundle of one job as a ZIP in a store (contract 3.1): key {@code MR Optimum/{user_id}/{name}.zip} in the bucket of results
 * or of failures. A store publishes once, so the first of several racing runs wins. A failure bundle gives way to a result: it
 * is not written beside one, and removed when another run ends well.
 */
public final class ZipBundlePublisher implements JobBundle {
    private final BlobStore store;
    private final String resultsBucket;
    private final String failedBucket;
    private final String name;

    /**
     * The bundle of one job.
     *
     * @param store where both buckets are
     * @param resultsBucket for {@link Kind#RESULT}
     * @param failedBucket for {@link Kind#FAILURE}
     * @param name the same for every run of the job, 32 hexadecimal digits in the contract
     */
    public ZipBundlePublisher(BlobStore store, String resultsBucket, String failedBucket, String name) {
        this.store = store;
        this.resultsBucket = resultsBucket;
        this.failedBucket = failedBucket;
        this.name = name;
    }

    @Override
    public Optional<Location> find(Kind kind, JobIdentity identity) {
        Location place = place(kind, identity);
        return store.stat(id(place)).map(there -> place);
    }

    @Override
    public Location publish(Kind kind, JobIdentity identity, Files files) {
        return take(kind, identity, new BundleZip(files));
    }

    /** Publishes a bundle that another computer packed. */
    public Location take(Kind kind, JobIdentity identity, BlobStore.Content zip) {
        if (kind == Kind.FAILURE && hasResult(identity)) {
            return place(Kind.RESULT, identity);
        }
        store.publish(id(place(kind, identity)), zip);
        // Asked again: another run may have ended well while this one wrote its failure.
        if (kind == Kind.RESULT || hasResult(identity)) {
            removeFailure(identity);
            return place(Kind.RESULT, identity);
        }
        return place(Kind.FAILURE, identity);
    }

    /** No, when the bucket of results cannot be asked: that is often why the job failed, and its failure must be kept. */
    private boolean hasResult(JobIdentity identity) {
        try {
            return find(Kind.RESULT, identity).isPresent();
        } catch (JobFailure unreachable) {
            return false;
        }
    }

    /** A failure of an earlier run that cannot be removed is no reason to lose the result. */
    private void removeFailure(JobIdentity identity) {
        try {
            if (find(Kind.FAILURE, identity).isPresent()) {
                store.delete(id(place(Kind.FAILURE, identity)));
            }
        } catch (JobFailure kept) {
            return;
        }
    }

    private Location place(Kind kind, JobIdentity identity) {
        String bucket = kind == Kind.RESULT ? resultsBucket : failedBucket;
        return new Location(bucket, "MR Optimum/" + owner(identity) + "/" + name + ".zip");
    }

    private static BlobId id(Location place) {
        return new BlobId(place.bucket(), place.key());
    }

    /** One folder name, whatever the id holds: an id must never choose another user's folder. */
    private static String owner(JobIdentity identity) {
        String id = identity.userId().orElse("None").replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return id.isBlank() || id.startsWith(".") ? "_" + id : id;
    }
}
