package org.mroptimum.domain.recon;

import org.mroptimum.domain.math.ReplicaNoise;

/**
 * Draws the noise of replicas where it is cheapest: white noise on a uniformly sampled grid is white in the (aliased) image too,
 * because the transform is unitary, so no replica needs a transform. What comes out is equal in distribution to the plain
 * pipeline {@link Reconstruction#image}.
 */
@FunctionalInterface
public interface ImageSpaceReplicas {

    /**
     * Fills the batch with deviations from the clean image ({@link SliceImage#deviation}); invalid pixels become 0. Each value
     * depends on seed, slice, replica and pixel only.
     */
    void draw(ReplicaNoise noise, ReplicaBatch batch);
}
