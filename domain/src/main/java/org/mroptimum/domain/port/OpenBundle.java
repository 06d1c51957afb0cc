package org.mroptimum.domain.port;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;

/** A bundle that is open for reading. Promises: only what belongs to the bundle is read; a damaged one is MRO-4020. */
public interface OpenBundle extends AutoCloseable {

    /**
     * Tells this bundle from another one that was, or will be, at the same place: a job may be deleted and its name come back. Letters
     * and digits.
     */
    String version();

    /** Names of all files with forward slashes, in no order that means anything. */
    List<String> files();

    /** The content of {@code info.json}. */
    Map<String, Object> info();

    /** The request as received, without secrets ({@code options.json}). */
    Map<String, Object> request();

    /** The maps that {@code info.json} lists and the bundle holds; none in a failure bundle. */
    List<MapEntry> maps();

    /**
     * The bytes of a file; the caller closes the stream.
     *
     * @param name as in {@link #files}
     * @throws JobFailure MRO-4001 when the bundle has no such file
     */
    InputStream open(String name);

    /** Bytes of a file as {@link #open} gives them; MRO-4001 when the bundle has no such file. */
    long size(String name);

    /**
     * Opens a map; the caller closes it.
     *
     * @param file as in {@link MapEntry}
     * @throws JobFailure MRO-1021 when the bundle has no such map
     */
    StoredMap map(String file);

    @Override
    void close();
}
