package org.mroptimum.domain.roi;

import org.mroptimum.domain.job.JobFailure;

/** Which pixels of a slice belong to a region. */
public sealed interface RegionShape permits Polygon, RunLengthMask {

    /**
     * Refuses a map that the shape was not made for.
     *
     * @throws JobFailure MRO-1020 when the matrix is another
     */
    default void requireFits(int width, int height) {}

    /**
     * Whether each pixel belongs, readout index running fastest.
     *
     * @param width pixels along readout
     * @param height pixels along phase encoding
     * @throws JobFailure MRO-1020 when the shape was made for another matrix
     */
    boolean[] pixels(int width, int height);
}
