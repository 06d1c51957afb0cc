package org.mroptimum.domain.port;

import java.util.Optional;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.Volume;

/**
 * Reads an uploaded image, such as a mask or a map of flip angles. Promises: real values in the file's own voxel order (first axis
 * fastest), one slice for a 2-D image; anything that cannot be read is a {@link org.mroptimum.domain.job.JobFailure} with MRO-2012.
 */
public interface ImageReader {

    Volume read(StagedFile file);

    /** Distance of voxels along the file's three axes, mm; empty when the format or the file does not say. */
    Optional<Vector3> spacing(StagedFile file);
}
