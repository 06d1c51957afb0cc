package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * What a reconstruction gets of one slice. All k-space is whitened: noise of unit variance per acquired sample (1/2 in the real
 * part), uncorrelated between channels; only {@code sampled} is still to be whitened where {@link SliceKernels#whitens}.
 *
 * @param slice index in spatial order
 * @param sampled the imaging data, of which only the samples on the lattice count; the reconstruction may overwrite it and use it
 *     as its own until the next slice
 * @param lattice where {@code sampled} was acquired
 * @param reference data for sensitivities and kernels: full data, or the calibration block with zeros around it. The same object
 *     as {@code sampled} when there is no other; may be overwritten too
 * @param window the part of {@code reference} that holds data
 */
public record SliceData(int slice, KSpace sampled, SamplingLattice lattice, KSpace reference, KSpaceWindow window) {}
