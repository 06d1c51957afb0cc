package org.mroptimum.domain.port;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the files of one bundle, one after the other: a folder, or the entries of a ZIP. */
public interface BundleSink {

    /**
     * Opens the next file; closing the stream ends it. One file is open at a time.
     *
     * @param name relative, with forward slashes, for example {@code data/SNR.nii.gz}
     */
    OutputStream open(String name) throws IOException;
}
