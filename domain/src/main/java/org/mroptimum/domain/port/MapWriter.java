package org.mroptimum.domain.port;

import java.io.IOException;
import java.io.OutputStream;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;

/** Writes one map in a file format that viewers read. The same map gives the same bytes. */
@FunctionalInterface
public interface MapWriter {

    /** Writes the map; the stream stays open. */
    void write(Volume map, VoxelGrid grid, OutputStream out) throws IOException;
}
