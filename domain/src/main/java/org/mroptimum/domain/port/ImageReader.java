package org.mroptimum.domain.port;

import org.mroptimum.domain.result.Volume;

/**
 * Reads an uploaded image, such as a mask. Promises: real values in the file's own voxel order (first axis fastest), one slice
 * for a 2-D image; anything that cannot be read is a {@link org.mroptimum.domain.job.JobFailure} with MRO-2012.
 */
public interface ImageReader {

    Volume read(StagedFile file);
}
