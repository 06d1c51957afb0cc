package org.mroptimum.domain.port;

import org.mroptimum.domain.job.JobFailure;

/** Reads bundles back from where a {@link BundlePublisher} put them as ZIP. */
@FunctionalInterface
public interface BundleReader {

    /**
     * Opens a bundle; the caller closes it.
     *
     * @throws JobFailure MRO-4001 when there is none; MRO-4020 when it is damaged
     */
    OpenBundle open(BlobId place);
}
