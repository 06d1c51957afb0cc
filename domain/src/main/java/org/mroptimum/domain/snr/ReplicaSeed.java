package org.mroptimum.domain.snr;

/**
 * The seed of the random numbers of a job's replicas.
 *
 * @param value the same seed and data give the same maps
 * @param fromContent whether it was derived from the content of the signal file, because the request names none
 */
public record ReplicaSeed(long value, boolean fromContent) {}
