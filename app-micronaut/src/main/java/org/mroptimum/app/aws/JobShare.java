package org.mroptimum.app.aws;

import org.mroptimum.domain.job.SlicePart;

/** What one computer does of a job. */
public sealed interface JobShare {

    /** Everything. */
    record Whole() implements JobShare {}

    /** The slices of one part, which are kept for the merge. */
    record Part(SlicePart part) implements JobShare {}

    /**
     * The one bundle, from so many parts that other computers kept.
     *
     * @param parts how many
     */
    record Merge(int parts) implements JobShare {}
}
