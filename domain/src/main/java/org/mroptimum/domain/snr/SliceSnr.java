package org.mroptimum.domain.snr;

/**
 * One way to compute the SNR of a slice: a method together with a reconstruction. An object belongs to one thread, holds its
 * workspaces, and computes one slice after the other; what it computes for a slice depends on that slice only.
 */
sealed interface SliceSnr permits AnalyticRootSumOfSquares, AnalyticB1 {

    /** Reads, reconstructs and computes one slice; the maps hold until the next call. */
    SliceMaps compute(int slice);
}
