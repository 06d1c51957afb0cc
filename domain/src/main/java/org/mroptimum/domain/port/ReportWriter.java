package org.mroptimum.domain.port;

import java.io.IOException;
import java.io.OutputStream;

/** Lays a report out in a document format. The same report gives the same bytes. */
@FunctionalInterface
public interface ReportWriter {

    /**
     * Writes the report; the stream stays open.
     *
     * @param bundle where the pictures of the report are
     */
    void write(Report report, OpenBundle bundle, OutputStream out) throws IOException;
}
