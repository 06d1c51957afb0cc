package org.mroptimum.app.aws;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.mroptimum.app.RequestJson;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.TemporaryLinks;

/** Reads requests that are stored somewhere. */
final class StoredRequests {

    private StoredRequests() {}

    /**
     * The request that a reference names.
     *
     * @throws JobFailure MRO-4001 without one, MRO-4002 and MRO-4009 when it cannot be read, MRO-1001 when it is no JSON object
     */
    static Map<String, Object> read(BlobStore store, JobReference reference) {
        BlobId id = new BlobId(reference.bucket(), reference.key());
        return read(store.open(id), "the request at " + id.printable());
    }

    /** The request behind a temporary link, which is not named. */
    static Map<String, Object> read(TemporaryLinks links, String link) {
        return read(links.open(link), "the request behind the link");
    }

    private static Map<String, Object> read(InputStream stored, String name) {
        try (InputStream in = stored) {
            // One byte more than allowed tells a request that is too large.
            return RequestJson.read(in.readNBytes(RequestJson.LARGEST_BYTES + 1), name);
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, name + " broke off", e);
        }
    }
}
