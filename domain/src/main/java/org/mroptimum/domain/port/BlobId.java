package org.mroptimum.domain.port;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * The address of a stored object.
 *
 * @param bucket the top-level container, one path segment
 * @param key slash-separated name inside it
 */
public record BlobId(String bucket, String key) {

    /**
     * Refuses with MRO-4004 what no store may accept: empty, dot and dot-dot segments, absolute names, control characters and
     * backslashes.
     */
    public void requireInside() {
        requireSegment(bucket);
        for (String segment : key.split("/", -1)) {
            requireSegment(segment);
        }
    }

    private void requireSegment(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw outside("has an empty, '.' or '..' part");
        }
        if (segment.chars().anyMatch(c -> c < ' ' || c == '/' || c == '\\')) {
            throw outside("has a control character or a separator inside a part");
        }
    }

    /** The refusal of this address, MRO-4004. */
    public JobFailure outside(String why) {
        return new JobFailure(StorageError.OUTSIDE_STORE, "the name " + printable() + " " + why);
    }

    /** The address for people, control characters replaced. */
    public String printable() {
        return "'" + (bucket + "/" + key).replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
