package org.mroptimum.domain.job;

import java.util.Optional;

/** Where a referenced file is kept. */
public sealed interface FileSource {

    /** A path on the machine that runs the job. */
    record Local(String path) implements FileSource {}

    /**
     * An object in an S3-compatible store.
     *
     * @param presignedUrl a temporary link that needs no credentials; secret, so it is never printed
     */
    record S3(String bucket, String key, Optional<String> presignedUrl) implements FileSource {

        @Override
        public String toString() {
            return "s3://" + Redaction.text(bucket) + "/" + Redaction.text(key);
        }
    }
}
