package org.mroptimum.domain.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Stores objects of any size by streaming. Promises: a reader sees a whole object or none; {@link #put} replaces atomically;
 * {@link #publish} lets exactly one of several racing writers win; when the writer throws, nothing becomes visible; names that
 * lead outside the store are refused with MRO-4004; failures are {@link org.mroptimum.domain.job.JobFailure}s with a storage
 * code.
 */
public interface BlobStore {

    /** Size of the object, or empty when there is none. */
    Optional<BlobStat> stat(BlobId id);

    /** The object's bytes; the caller closes the stream. MRO-4001 when there is none. */
    InputStream open(BlobId id);

    /**
     * A part of the object's bytes; the caller closes the stream. MRO-4001 when there is no object.
     *
     * @param offset first byte, at least 0
     * @param length how many bytes, at least 0; fewer come when the object ends before
     */
    InputStream open(BlobId id, long offset, long length);

    /** Stores or replaces. */
    void put(BlobId id, Content content);

    /**
     * Stores only if nothing is stored under the id yet.
     *
     * @return whether this call stored the object; false when another was there first
     */
    boolean publish(BlobId id, Content content);

    /** Removes the object; no failure when there is none. */
    void delete(BlobId id);

    /** Facts about a stored object. */
    record BlobStat(long bytes) {}

    /** Writes an object's bytes; must not close the stream. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
