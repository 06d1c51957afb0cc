package org.mroptimum.domain.port;

import org.mroptimum.domain.job.FileReference;

/**
 * Makes a referenced input readable on this machine. Promises: a {@link StagedFile} whose bytes are complete, or a
 * {@link org.mroptimum.domain.job.JobFailure} with a storage code (not found, not readable, no such store); no secret in any
 * message. {@link #release} gives back what staging took and never deletes a user's own file.
 */
public interface InputStaging {

    StagedFile stage(FileReference reference);

    /**
     * SHA-256 of the content, 32 bytes; of a file that is read together with another (BART pairs), of both. Equal for equal content
     * whatever the names. Reads everything once.
     */
    byte[] sha256(StagedFile file);

    void release(StagedFile file);
}
