package org.mroptimum.domain.recon;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;

/** The hot stages of SENSE on a padded grid: aliased images, weights, unfolding, noise and replicas. */
public interface SenseStages {

    /** Transforms what {@code sampled} holds on the lattice to aliased images, and leaves it as it is. */
    void fold(KSpace sampled);

    /**
     * Computes weights and image of the folded slice.
     *
     * @param maps sensitivities on the padded grid, zero where not valid; the same object for each slice
     * @param valid which pixels have sensitivities; pixels that cannot be told apart are taken out
     * @param out the image, zero where invalid
     */
    void prepare(KSpace maps, boolean[] valid, SliceImage out);

    /** Another image with the prepared weights. */
    void image(KSpace sampled, SliceImage out);

    /** Noise of each pixel of the padded grid, 0 where invalid. */
    PixelNoise noise();

    /** The weights {@code A^-1} of all groups. */
    List<? extends GroupWeights> weights();

    /** The short way to replicas of what was prepared, for lattices that are complete and not padded. */
    Optional<ImageSpaceReplicas> replicas();

    /**
     * Replicas summed up where they are drawn, if these stages can.
     *
     * @param lattice of what was prepared; noise of the aliased images is white when it is complete and nothing is padded
     * @param linear what turns an unfolded image
     * @param clean the image of the slice, on its own grid
     * @param valid its valid pixels
     */
    Optional<ReplicaSums> sums(SamplingLattice lattice, LinearPhase linear, SliceImage clean, boolean[] valid);
}
