package org.mroptimum.domain.result;

/**
 * How the SNR was divided by the sine of the flip angle (contract 1.7).
 *
 * @param smallestSine below it a sine is too close to 0 to divide by
 * @param window width in voxels of the cube from whose median such voxels are filled
 * @param nearZero valid voxels with so small a sine
 * @param smallest smallest flip angle of a valid voxel on the grid of the SNR, degrees
 * @param largest largest one
 */
public record FlipAngleNormalisation(double smallestSine, int window, long nearZero, double smallest, double largest) {}
