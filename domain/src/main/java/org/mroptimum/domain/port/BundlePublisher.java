package org.mroptimum.domain.port;

import java.io.IOException;
import org.mroptimum.domain.job.JobRequest.JobIdentity;

/**
 * Makes a finished bundle visible, whole or not at all. Promises: when {@code files} throws, nothing is visible; failures to
 * store are {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface BundlePublisher {

    /** Which of the two destinations a bundle belongs to. */
    enum Kind {
        RESULT,
        FAILURE
    }

    /** Publishes and tells where, in words that the caller of the job understands (a folder, or bucket and key). */
    Location publish(Kind kind, JobIdentity identity, Files files);

    /** Writes all files of a bundle into the sink. */
    @FunctionalInterface
    interface Files {
        void writeTo(BundleSink sink) throws IOException;
    }

    /**
     * Where a bundle was published.
     *
     * @param bucket store or folder
     * @param key name inside it; empty for a folder that is the bundle itself
     */
    record Location(String bucket, String key) {

        /** The ZIP in a store. */
        public BlobId blob() {
            return new BlobId(bucket, key);
        }
    }
}
