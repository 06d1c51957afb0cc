package org.mroptimum.domain.recon;

import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;

/** The hot stages of GRAPPA once the weights are fitted: filling, transform, combination, noise and replicas. */
public interface GrappaStages {

    /**
     * Takes a copy of the data of a slice, before anything else of it is computed.
     *
     * @param sampled whitened k-space, or as acquired where {@link SliceKernels#whitens}; zero outside the lattice
     */
    void load(KSpace sampled);

    /**
     * Takes the fitted weights, fills the loaded k-space and combines the coil images.
     *
     * @param maps sensitivities of the combination; RSS when empty
     */
    void prepare(Optional<KSpace> maps, SliceImage clean);

    /** Another image with the prepared weights; {@code sampled} is overwritten. */
    void image(KSpace sampled, SliceImage out);

    /**
     * g-factor and noise of what was prepared, as {@link GrappaNoise} defines them.
     *
     * @param g takes the g-factor
     * @param noise takes the standard deviation of the noise in phase with the image
     */
    void noise(float[] g, float[] noise);

    /** The short way to replicas of what was prepared; empty where the lattice needs the plain pipeline. */
    Optional<ImageSpaceReplicas> replicas(SliceImage clean, boolean[] valid);

    /** Replicas summed up where they are drawn, if these stages can. */
    Optional<ReplicaSums> sums(SliceImage clean, boolean[] valid);
}
