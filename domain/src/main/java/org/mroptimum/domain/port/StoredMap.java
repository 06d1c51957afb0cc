package org.mroptimum.domain.port;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.result.VoxelGrid;

/**
 * One map of a bundle, read slice by slice, so that memory does not grow with the map. For one thread. Damage is MRO-4020,
 * whenever it is met.
 */
public interface StoredMap extends AutoCloseable {

    /** Size, kind and place of the map. */
    Shape shape();

    /**
     * Reads a slice; slices are read in rising order, each once at most.
     *
     * @param slice from 0
     * @throws JobFailure MRO-4020 when the file is damaged or ends before
     */
    Slice read(int slice);

    @Override
    void close();

    /**
     * Size, kind and place of a map.
     *
     * @param frequency points along readout
     * @param phase points along phase encoding
     * @param slices how many
     * @param complex whether values have imaginary parts
     * @param grid where the voxels are, mm, LPS
     */
    record Shape(int frequency, int phase, int slices, boolean complex, VoxelGrid grid) {

        /** Voxels of all slices. */
        public long voxels() {
            return (long) frequency * phase * slices;
        }
    }

    /** The values of one slice, readout index running fastest. */
    final class Slice {
        private final float[] re;
        private final float[] im;

        /** Keeps both arrays as they are; {@code im} holds zeros for real maps. */
        public Slice(float[] re, float[] im) {
            this.re = re;
            this.im = im;
        }

        /** Real parts. */
        public float[] re() {
            return re;
        }

        /** Imaginary parts, as many. */
        public float[] im() {
            return im;
        }
    }
}
