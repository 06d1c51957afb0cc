package org.mroptimum.domain.usecase;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher;

/**
 * Publishes a bundle as one ZIP (contract 3.1): key {@code MR Optimum/{user_id}/{name}.zip}, files at the ZIP's root. Streams into
 * the store, so memory does not grow with the bundle. The same files give the same ZIP.
 */
public final class ZipBundlePublisher implements BundlePublisher {
    /** The earliest time that a ZIP can hold; a fixed one keeps equal bundles equal. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final BlobStore store;
    private final String resultsBucket;
    private final String failedBucket;
    private final Supplier<String> name;

    /**
     * Publishes to one store.
     *
     * @param store where both buckets are
     * @param resultsBucket for {@link Kind#RESULT}
     * @param failedBucket for {@link Kind#FAILURE}
     * @param name gives a fresh name for every bundle, 32 hexadecimal digits in the contract
     */
    public ZipBundlePublisher(BlobStore store, String resultsBucket, String failedBucket, Supplier<String> name) {
        this.store = store;
        this.resultsBucket = resultsBucket;
        this.failedBucket = failedBucket;
        this.name = name;
    }

    /** {@inheritDoc} MRO-4005 when the name is taken already. */
    @Override
    public Location publish(Kind kind, JobIdentity identity, Files files) {
        String bucket = kind == Kind.RESULT ? resultsBucket : failedBucket;
        String key = "MR Optimum/" + owner(identity) + "/" + name.get() + ".zip";
        boolean stored = store.publish(new BlobId(bucket, key), out -> writeZip(out, files));
        if (!stored) {
            throw new JobFailure(StorageError.ALREADY_PUBLISHED, "bucket " + bucket + " has an object " + key);
        }
        return new Location(bucket, key);
    }

    /** One folder name, whatever the id holds: an id must never choose another user's folder. */
    private static String owner(JobIdentity identity) {
        String id = identity.userId().orElse("None").replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return id.isBlank() || id.startsWith(".") ? "_" + id : id;
    }

    private static void writeZip(OutputStream out, Files files) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        files.writeTo(entryName -> {
            ZipEntry entry = new ZipEntry(entryName);
            entry.setTimeLocal(ENTRY_TIME);
            zip.putNextEntry(entry);
            return new EntryStream(zip);
        });
        zip.finish();
        zip.flush();
    }

    /** Closing ends the entry, not the ZIP. */
    private static final class EntryStream extends FilterOutputStream {
        private final ZipOutputStream zip;
        private boolean open = true;

        EntryStream(ZipOutputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            zip.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                zip.closeEntry();
            }
        }
    }
}
