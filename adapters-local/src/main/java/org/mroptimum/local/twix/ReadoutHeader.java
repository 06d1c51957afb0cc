package org.mroptimum.local.twix;

/**
 * The measurement data header (MDH) of one readout, as far as it matters here.
 *
 * @param kind what the readout is for
 * @param reflected whether the samples were acquired in reverse
 * @param samples complex samples per channel
 * @param channels receive channels
 * @param line phase-encoding line counter
 * @param cutoffPre leading samples that hold no valid data
 * @param cutoffPost trailing samples that hold no valid data
 * @param centreColumn sample at the k-space centre
 * @param centreLine line at the k-space centre, 0 when the sequence does not say
 * @param dmaLength bytes that the block claims, only trusted for synchronisation data
 */
record ReadoutHeader(
        ReadoutKind kind,
        boolean reflected,
        int samples,
        int channels,
        int line,
        int average,
        int slice,
        int partition,
        int echo,
        int phase,
        int repetition,
        int set,
        int cutoffPre,
        int cutoffPost,
        int centreColumn,
        int centreLine,
        int dmaLength) {}
