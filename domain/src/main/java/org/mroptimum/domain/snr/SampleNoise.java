package org.mroptimum.domain.snr;

/**
 * White noise of k-space samples, unit variance (1/2 in each part), as
 * {@link org.mroptimum.domain.math.ReplicaNoise#alongSamples} gives it.
 */
@FunctionalInterface
interface SampleNoise {

    /** Writes consecutive samples of one replica from {@code offset} on. */
    void alongSamples(int replica, long firstSample, int count, float[] re, float[] im, int offset);
}
