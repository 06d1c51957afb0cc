package org.mroptimum.domain.snr;

/**
 * One way to compute the SNR of a slice: a method over a reconstruction. An object holds its workspaces and computes one slice
 * after the other; what it computes for a slice depends on that slice only.
 */
interface SliceSnr {

    /** Reads, reconstructs and computes one slice; the maps hold until the next call. */
    SliceMaps compute(int slice);
}
