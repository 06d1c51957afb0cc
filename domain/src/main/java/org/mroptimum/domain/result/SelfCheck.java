package org.mroptimum.domain.result;

/**
 * Agreement of analytic SNR and pseudo multiple replicas on the same data, inside the object.
 *
 * @param replicas replicas a pixel
 * @param pixels pixels compared
 * @param medianRatio median of PMR / AC
 * @param tolerance how far from 1 the median may be
 * @param spreadRatio spread of the ratio (half the distance of its 16 % and 84 % quantiles) over the spread that the number of
 *     replicas explains
 * @param suspect whether the two disagree beyond the statistical band
 */
public record SelfCheck(
        int replicas, int pixels, double medianRatio, double tolerance, double spreadRatio, boolean suspect) {}
