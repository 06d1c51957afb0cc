package org.mroptimum.domain.port;

/**
 * How far a running job was when it was last heard of.
 *
 * @param stage what it was doing, in words
 * @param done finished steps of the stage, 0 to {@code total}
 * @param total steps of the stage
 */
public record JobProgress(String stage, int done, int total) {}
