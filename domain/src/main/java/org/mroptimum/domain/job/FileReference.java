package org.mroptimum.domain.job;

import java.util.Map;
import java.util.Optional;

/**
 * A file named by a request (contract 1.4).
 *
 * @param source where the bytes are
 * @param filename the name that the user knows; its suffix may tell the format
 * @param vendor the declared format in lower case, for example {@code siemens}, {@code ismrmrd}, {@code numpy}, {@code matlab},
 *     {@code bart}, {@code itk}; content wins over it
 * @param multiraid whether the noise is in an earlier measurement of the same file
 * @param arrayKey the variable inside an array file ({@code npz_key}, {@code mat_key})
 * @param options the reference's whole {@code options} object, for format-specific keys such as {@code orientation},
 *     {@code dwellTime}
 */
public record FileReference(
        FileSource source,
        String filename,
        Optional<String> vendor,
        boolean multiraid,
        Optional<String> arrayKey,
        Map<String, Object> options) {

    /** Whether both names mean one file, also when each came with a link of its own. */
    public boolean meansSameFile(FileReference other) {
        if (source instanceof FileSource.S3 ours && other.source instanceof FileSource.S3 theirs) {
            return ours.bucket().equals(theirs.bucket()) && ours.key().equals(theirs.key());
        }
        return source.equals(other.source);
    }

    /** A file on this machine, without further options. */
    public static FileReference local(String path) {
        return new FileReference(new FileSource.Local(path), path, Optional.empty(), false, Optional.empty(), Map.of());
    }
}
