package org.mroptimum.domain.roi;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/**
 * A region of interest in one slice.
 *
 * @param name for people
 * @param slice from 0
 * @param shape which pixels belong
 */
public record Region(String name, int slice, RegionShape shape) {

    /**
     * Refuses a map that the region was not drawn on.
     *
     * @throws JobFailure MRO-1020 when the map has no such slice, or another matrix than the mask
     */
    public void requireFits(int width, int height, int slices) {
        if (slice >= slices) {
            throw new JobFailure(
                    RequestError.REGION_OUTSIDE,
                    "region '" + name + "' is in slice " + slice + ", but the map has slices 0 to " + (slices - 1));
        }
        shape.requireFits(width, height);
    }

    /** Whether each pixel of the region's slice belongs, readout index running fastest; MRO-1020 as {@link #requireFits}. */
    public boolean[] pixels(int width, int height, int slices) {
        requireFits(width, height, slices);
        return shape.pixels(width, height);
    }
}
