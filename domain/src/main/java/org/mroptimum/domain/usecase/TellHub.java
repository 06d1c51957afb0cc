package org.mroptimum.domain.usecase;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.JobState;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.Hub;
import org.mroptimum.domain.port.HubJobs;
import org.mroptimum.domain.port.JobStore;
import org.mroptimum.domain.port.StoredBundle;
import org.mroptimum.domain.port.TemporaryLinks;
import org.mroptimum.domain.port.TrackedJob;
import org.mroptimum.domain.usecase.LinkBundlePublisher.UploadLink;

/**
 * Brings the end of a job to the hub: the bundle over the link of the request, then the word that it is there. Whoever is
 * interrupted does it again. The bundle stays at the server, too, so that a store that is down for an hour costs no computation.
 */
public final class TellHub {
    private final JobStore jobs;
    private final HubJobs hubJobs;
    private final BlobStore bundles;
    private final TemporaryLinks links;
    private final Function<Map<String, Object>, Map<Kind, UploadLink>> uploads;
    private final Hub hub;
    private final AuditTrail audit;

    /**
     * Tells the hub of an installation.
     *
     * @param bundles where jobs leave their bundles
     * @param uploads the links that a request has for its bundles
     */
    public TellHub(
            JobStore jobs,
            HubJobs hubJobs,
            BlobStore bundles,
            TemporaryLinks links,
            Function<Map<String, Object>, Map<Kind, UploadLink>> uploads,
            Hub hub,
            AuditTrail audit) {
        this.jobs = jobs;
        this.hubJobs = hubJobs;
        this.bundles = bundles;
        this.links = links;
        this.uploads = uploads;
        this.hub = hub;
        this.audit = audit;
    }

    /**
     * Tells how the job ended; nothing when the hub knows, or the job has not ended.
     *
     * @throws JobFailure when the hub or its store does not answer: it must be told later
     */
    public void tell(JobId id) {
        Optional<String> pipeline = hubJobs.waiting(id);
        Optional<TrackedJob> job = jobs.find(id);
        if (pipeline.isEmpty() || job.filter(found -> !found.state().isFinal()).isPresent()) {
            return;
        }
        if (job.isEmpty()) {
            hub.failed(pipeline.get(), StorageError.NOT_FOUND.id() + ": the job was deleted at the worker");
        } else if (job.get().state() == JobState.COMPLETED) {
            completed(pipeline.get(), job.get());
        } else {
            failed(pipeline.get(), job.get());
        }
        hubJobs.told(id);
    }

    /** Tells the hub, if it listens, that nobody tries any more. */
    public void giveUp(JobId id) {
        try {
            hubJobs.waiting(id).ifPresent(pipeline -> hub.failed(pipeline, undelivered(id)));
        } catch (JobFailure deaf) {
            return;
        } finally {
            hubJobs.told(id);
        }
    }

    private static String undelivered(JobId id) {
        return StorageError.STORE_UNREACHABLE.id() + ": the worker could not bring the bundle of job " + id;
    }

    private void completed(String pipeline, TrackedJob job) {
        Optional<UploadLink> link = link(job, Kind.RESULT);
        if (link.isEmpty()) {
            hub.failed(pipeline, StorageError.LINK_REFUSED.id() + ": the request has no link for the result");
            return;
        }
        try {
            upload(job, link.get());
        } catch (JobFailure refused) {
            if (passes(refused)) {
                throw refused;
            }
            hub.failed(pipeline, refused.getMessage() + "; the result stays at the worker as job " + job.id());
            return;
        }
        hub.completed(pipeline, link.get().place());
    }

    /** The hub must hear of a failure also when its store does not want the bundle. */
    private void failed(String pipeline, TrackedJob job) {
        Optional<UploadLink> link = link(job, Kind.FAILURE)
                .filter(there ->
                        job.bundle().filter(left -> left.kind() == Kind.FAILURE).isPresent());
        if (link.isPresent()) {
            try {
                upload(job, link.get());
            } catch (JobFailure refused) {
                if (passes(refused)) {
                    throw refused;
                }
            }
        }
        hub.failed(pipeline, job.failure().map(told -> told.message()).orElse("the job is " + job.state()));
    }

    private Optional<UploadLink> link(TrackedJob job, Kind kind) {
        return Optional.ofNullable(uploads.apply(job.document()).get(kind));
    }

    private void upload(TrackedJob job, UploadLink link) {
        StoredBundle bundle = job.bundle()
                .orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "job " + job.id() + " left no bundle"));
        audit.append(AuditEvent.done(
                AuditEvent.SERVER, AuditAction.RESULT_EXPORT, job.id().value()));
        links.put(link.address(), out -> {
            try (InputStream in = bundles.open(bundle.location().blob())) {
                in.transferTo(out);
            }
        });
    }

    private static boolean passes(JobFailure failure) {
        return failure.code() == StorageError.STORE_UNREACHABLE || failure.code() == StorageError.DISK_FULL;
    }
}
