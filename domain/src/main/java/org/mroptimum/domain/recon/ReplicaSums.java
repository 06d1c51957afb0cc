package org.mroptimum.domain.recon;

import org.mroptimum.domain.math.ReplicaNoise;

/**
 * Replicas of a prepared slice that are drawn and summed up where the slice is, without being handed out. The deviations from the
 * clean image ({@link SliceImage#deviation}, 0 at invalid pixels) are those that {@link ImageSpaceReplicas} or else the plain
 * pipeline would give, up to rounding.
 */
public interface ReplicaSums {

    /**
     * Adds the first four powers of the deviations.
     *
     * @param sums {@code [power - 1][pixel]}
     */
    void addMoments(Draw draw, double[][] sums);

    /**
     * Adds, for each replica, the variance ({@code n - 1}) over the valid pixels in the square of {@code 2 half + 1} pixels around
     * each pixel, clipped to the image, and its square; nothing where the square holds fewer than two valid pixels.
     *
     * @param sum takes the variances
     * @param squares takes their squares
     */
    void addLocalVariances(Draw draw, int half, double[] sum, double[] squares);

    /**
     * Consecutive replicas.
     *
     * @param noise of the slice
     * @param first number of the first replica
     * @param count how many
     * @param firstSample first acquired sample of each readout, for the plain pipeline
     * @param samples acquired samples of each readout
     */
    record Draw(ReplicaNoise noise, int first, int count, int firstSample, int samples) {}
}
