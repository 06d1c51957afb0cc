package org.mroptimum.domain.port;

import java.util.List;
import org.mroptimum.domain.scan.RemovedField;

/**
 * Finds what a raw data file tells about the patient. Promises: the clean content has the same length, and every byte outside of
 * the named fields is unchanged, k-space above all; no value of a field is ever told. The file itself is not touched.
 */
public interface Deidentifier {

    /**
     * Looks through the headers.
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-4019 when the headers cannot be overwritten in place
     */
    Clean clean(StagedFile file);

    /** Whether the file is such that {@link #clean} would change nothing. */
    boolean isClean(StagedFile file);

    /** The file's bytes as they are, for content that has no such headers. */
    BlobStore.Content unchanged(StagedFile file);

    /**
     * A file without what it told about the patient.
     *
     * @param removed overwritten fields with their number
     * @param content the whole clean file
     */
    record Clean(List<RemovedField> removed, BlobStore.Content content) {}
}
