package org.mroptimum.local.arrays;

import java.nio.file.Path;
import java.util.List;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.local.arrays.StoredArray.Contents;

/** One way to keep an array in a file. */
public sealed interface ArrayFormat permits NpyFormat, NpzFormat, MatFormat, CflFormat {

    /** The format in words. */
    String name();

    /** Vendor names of the contract. */
    List<String> vendors();

    /** Whether the content is of this format; never throws. */
    boolean recognises(Path file);

    /** Opens the array; the caller closes it. */
    Contents open(Path file, FileReference reference);
}
