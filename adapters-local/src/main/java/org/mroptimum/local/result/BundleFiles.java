package org.mroptimum.local.result;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of a bundle, wherever they lie. Names are clean: relative, forward slashes, no way out. */
interface BundleFiles extends AutoCloseable {

    List<String> names();

    /** Another text when any of the files is another one. */
    String version() throws IOException;

    /** Bytes of the file as {@link #open} gives them. */
    long size(String name) throws IOException;

    /** The file's bytes; the caller closes the stream. */
    InputStream open(String name) throws IOException;

    @Override
    void close() throws IOException;
}
