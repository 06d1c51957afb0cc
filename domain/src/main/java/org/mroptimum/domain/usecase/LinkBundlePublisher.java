package org.mroptimum.domain.usecase;

import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.TemporaryLinks;

/**
 * The bundle of one job, uploaded over links that the request brought along ({@code presigned_upload_url} and its siblings,
 * contract 1.1). Nobody can ask behind such a link what is there, so a mark in the installation's own store remembers what was
 * uploaded. A kind without a link goes to the installation's own buckets, and so does a failure that its link does not take: it
 * must not be lost.
 */
public final class LinkBundlePublisher implements JobBundle {
    private final TemporaryLinks links;
    private final Map<Kind, UploadLink> uploads;
    private final JobBundle own;
    private final BlobStore store;
    private final BlobId mark;

    /**
     * A link to upload one bundle to.
     *
     * @param address the link, a secret
     * @param place what may be told about it
     */
    public record UploadLink(String address, Location place) {

        @Override
        public String toString() {
            return place.toString();
        }
    }

    /**
     * The bundle of one job.
     *
     * @param links uploads
     * @param uploads where to, for the kinds that the request has a link for
     * @param own takes the other kinds
     * @param store keeps the marks
     * @param mark where; the kind is appended to its key
     */
    public LinkBundlePublisher(
            TemporaryLinks links, Map<Kind, UploadLink> uploads, JobBundle own, BlobStore store, BlobId mark) {
        this.links = links;
        this.uploads = Map.copyOf(uploads);
        this.own = own;
        this.store = store;
        this.mark = mark;
    }

    @Override
    public Optional<Location> find(Kind kind, JobIdentity identity) {
        UploadLink upload = uploads.get(kind);
        Optional<Location> uploaded =
                upload == null ? Optional.empty() : store.stat(mark(kind)).map(there -> upload.place());
        return upload == null || kind == Kind.FAILURE ? uploaded.or(() -> own.find(kind, identity)) : uploaded;
    }

    @Override
    public Location publish(Kind kind, JobIdentity identity, Files files) {
        Optional<Location> result = kind == Kind.FAILURE ? result(identity) : Optional.empty();
        if (result.isPresent()) {
            return result.get();
        }
        UploadLink upload = uploads.get(kind);
        if (upload == null) {
            return own.publish(kind, identity, files);
        }
        try {
            links.put(upload.address(), new BundleZip(files));
        } catch (JobFailure refused) {
            if (kind == Kind.FAILURE) {
                return own.publish(kind, identity, files);
            }
            throw refused;
        }
        remember(kind);
        return upload.place();
    }

    private Optional<Location> result(JobIdentity identity) {
        try {
            return find(Kind.RESULT, identity);
        } catch (JobFailure unreachable) {
            return Optional.empty();
        }
    }

    /** The bundle is where it belongs; without a mark only a second run does not know of it. */
    private void remember(Kind kind) {
        try {
            store.publish(mark(kind), out -> {});
        } catch (JobFailure unreachable) {
            return;
        }
    }

    private BlobId mark(Kind kind) {
        return new BlobId(mark.bucket(), mark.key() + (kind == Kind.RESULT ? ".result" : ".failure"));
    }
}
