package org.mroptimum.app.server.cloud;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mroptimum.aws.job.JobBundles;
import org.mroptimum.aws.job.JobsBucket;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.usecase.ZipBundlePublisher;
import org.mroptimum.local.job.LastWord;

/**
 * Runs jobs that were placed in the cloud there, and all others in the house. The bundle comes back to the server's store, under
 * the name that it would have had. A job that runs again, because its server died, finds its task and its bundle: nothing is
 * computed twice.
 */
final class CloudRunner implements ComputeRunner {
    private static final String STAGE = "in the cloud";

    private final ComputeRunner house;
    private final LastWord lastWord;
    private final Function<JobId, ZipBundlePublisher> bundles;
    private final CloudRequest requests;
    private final Cloud cloud;
    private final AuditTrail audit;

    /**
     * The other side.
     *
     * @param runner starts computers and waits for them
     * @param store where their buckets are
     * @param jobs where requests are staged
     * @param bundles what they left
     */
    record Cloud(ComputeRunner runner, BlobStore store, JobsBucket jobs, JobBundles bundles) {}

    /**
     * A runner for all jobs of a server.
     *
     * @param house runs what stays
     * @param lastWord keeps failures of jobs that the cloud left without a bundle
     * @param bundles the one bundle of a job, in the store of the server
     * @param audit hears of each job before its request leaves
     */
    CloudRunner(
            ComputeRunner house,
            LastWord lastWord,
            Function<JobId, ZipBundlePublisher> bundles,
            CloudRequest requests,
            Cloud cloud,
            AuditTrail audit) {
        this.house = house;
        this.lastWord = lastWord;
        this.bundles = bundles;
        this.requests = requests;
        this.cloud = cloud;
        this.audit = audit;
    }

    @Override
    public boolean offers(Weight weight) {
        return house.offers(weight);
    }

    @Override
    public Location run(Job job, Progress progress) {
        if (!job.placement().cloud()) {
            return house.run(job, progress);
        }
        ZipBundlePublisher own = bundles.apply(job.id());
        Optional<Location> earlier = own.find(Kind.RESULT, job.request().identity());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Job sent = requests.of(job);
        try {
            Location result = there(sent, progress);
            return bringBack(sent, result, own);
        } catch (JobFailure failure) {
            throw ended(sent, failure, own);
        }
    }

    private Location there(Job sent, Progress progress) {
        if (progress.cancelled()) {
            throw new JobFailure(RunError.CANCELLED, "the job was cancelled before it started");
        }
        String owner = sent.request().owner().orElse(AuditEvent.NOBODY);
        audit.append(AuditEvent.done(owner, AuditAction.JOB_TO_CLOUD, sent.id().value()));
        progress.step(STAGE, 0, 1);
        return cloud.runner().run(sent, progress);
    }

    private Location bringBack(Job sent, Location result, ZipBundlePublisher own) {
        Location place = own.take(Kind.RESULT, sent.request().identity(), copyOf(result));
        forget(sent, result);
        return place;
    }

    /** What is left over there, a lifecycle rule of the bucket removes. */
    private void forget(Job sent, Location result) {
        try {
            cloud.jobs().forget(sent.id());
            cloud.store().delete(result.blob());
        } catch (JobFailure unreachable) {
            return;
        }
    }

    private JobFailure ended(Job sent, JobFailure failure, ZipBundlePublisher own) {
        // Whoever stops the server interrupts its threads in the end: the task goes on, and the next run of the job
        // waits for it.
        if (Thread.interrupted() && failure.code() == RunError.ORCHESTRATOR_NOT_REACHABLE) {
            return new JobFailure(
                    RunError.COMPUTER_STOPPED, "the server stops; the job goes back to the queue", failure);
        }
        if (failure.code() != RunError.COMPUTER_STOPPED) {
            keep(sent, failure, own);
        }
        return failure;
    }

    private void keep(Job sent, JobFailure failure, ZipBundlePublisher own) {
        Optional<Location> left = failureBundle(sent);
        if (left.isPresent()) {
            own.take(Kind.FAILURE, sent.request().identity(), copyOf(left.get()));
        } else {
            Map<String, Object> document = sent.document();
            lastWord.refuse(sent.id(), document, failure);
        }
    }

    /** A store that cannot be asked is often why the job failed. */
    private Optional<Location> failureBundle(Job sent) {
        JobReference staged = cloud.jobs().reference(sent.id());
        try {
            return cloud.bundles().failureBundle(staged, sent);
        } catch (JobFailure unreachable) {
            return Optional.empty();
        }
    }

    private BlobStore.Content copyOf(Location bundle) {
        return out -> {
            try (InputStream in = cloud.store().open(bundle.blob())) {
                in.transferTo(out);
            }
        };
    }
}
