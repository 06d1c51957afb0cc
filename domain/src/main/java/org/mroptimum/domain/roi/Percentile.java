package org.mroptimum.domain.roi;

/**
 * A percentile of a sample.
 *
 * @param p from 0 to 100
 * @param value below or at it lie about {@code p} percent of the values
 */
public record Percentile(double p, double value) {}
