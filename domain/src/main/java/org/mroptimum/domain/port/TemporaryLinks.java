package org.mroptimum.domain.port;

import java.io.InputStream;

/**
 * Moves bytes over temporary (presigned) links, which need no credentials and are secrets themselves. Promises: only links that
 * the installation allows are followed, and no redirects; no link appears in any message; failures are
 * {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface TemporaryLinks {

    /** The bytes behind a link; the caller closes the stream. MRO-4001 when there is nothing. */
    InputStream open(String link);

    /** Uploads one object to a link that allows that. */
    void put(String link, BlobStore.Content content);
}
