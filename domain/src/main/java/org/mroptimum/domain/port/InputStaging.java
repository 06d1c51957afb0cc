package org.mroptimum.domain.port;

import org.mroptimum.domain.job.FileReference;

/**
 * Makes a referenced input readable on this machine. Promises: a {@link StagedFile} whose bytes are complete, or a
 * {@link org.mroptimum.domain.job.JobFailure} with a storage code (not found, not readable, no such store); no secret in any
 * message. {@link #release} gives back what staging took and never deletes a user's own file.
 */
public interface InputStaging {

    /**
     * Makes the file readable.
     *
     * @param progress asked for cancellation while bytes move; MRO-5002 then, and nothing stays
     */
    StagedFile stage(FileReference reference, Progress progress);

    /** Makes the file readable, without being asked to stop. */
    default StagedFile stage(FileReference reference) {
        return stage(reference, Progress.SILENT);
    }

    /**
     * SHA-256 of the content, 32 bytes; of a file that is read together with another (BART pairs), of both. Equal for equal content
     * whatever the names. Reads everything once.
     *
     * @param progress asked for cancellation while bytes are read; MRO-5002 then
     */
    byte[] sha256(StagedFile file, Progress progress);

    void release(StagedFile file);
}
