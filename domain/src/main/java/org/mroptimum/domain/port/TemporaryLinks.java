package org.mroptimum.domain.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * Moves bytes over temporary (presigned) links, which need no credentials and are secrets themselves. Promises: only links that
 * the installation allows are followed, and no redirects; no link appears in any message; failures are
 * {@link JobFailure}s with a storage code.
 */
public interface TemporaryLinks {

    /** The bytes behind a link; the caller closes the stream. MRO-4001 when there is nothing. */
    InputStream open(String link);

    /**
     * The bytes from an offset on, for going on after a connection broke (which reading tells by an {@link IOException}); the caller
     * closes the stream.
     */
    default InputStream open(String link, long offset) {
        InputStream whole = open(link);
        try {
            whole.skipNBytes(offset);
            return whole;
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "the rest of a temporary link's bytes did not come");
        }
    }

    /** How many bytes are behind a link; empty when its server does not say. MRO-4001 when there is nothing. */
    default OptionalLong size(String link) {
        return OptionalLong.empty();
    }

    /** Uploads one object to a link that allows that. */
    void put(String link, BlobStore.Content content);
}
