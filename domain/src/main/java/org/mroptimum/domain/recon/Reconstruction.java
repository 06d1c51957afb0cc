package org.mroptimum.domain.recon;

import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;

/**
 * A reconstruction of slices whose weights are estimated once a slice and then stay fixed: from there on it is linear in k-space,
 * up to the final magnitude of RSS. Holds workspaces and serves one slice at a time; work inside the slice may be shared by
 * several threads. All arrays it gives out are its own and hold until the next {@link #prepare}.
 */
public interface Reconstruction {

    /**
     * Estimates sensitivities and weights, and reconstructs the slice.
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-3xxx when the data do not suffice
     */
    void prepare(SliceData data);

    /** The image of the prepared data. */
    SliceImage clean();

    /**
     * The plain pipeline with the prepared weights: k-space to image.
     *
     * @param sampled whitened k-space, zero outside the prepared lattice; overwritten
     */
    void image(KSpace sampled, SliceImage out);

    /**
     * Standard deviation of the noise in phase with the image at each pixel, by propagation of unit noise through the weights
     * (Kellman and McVeigh 2005, doi:10.1002/mrm.20713); meaningless at invalid pixels.
     */
    float[] noise();

    /** Which pixels have a value. */
    boolean[] valid();

    /** g-factor (Pruessmann 1999, Breuer 2009), 0 where invalid; empty for reconstructions that do not accelerate. */
    Optional<float[]> gFactor();

    /** Sensitivities of the whitened channels, 0 where invalid; empty when none are used. */
    Optional<KSpace> sensitivities();

    /** The short way to noisy replicas; empty when this slice needs the plain pipeline. */
    Optional<ImageSpaceReplicas> replicas();

    /** Replicas that are summed up where they are drawn; empty where that is no shorter way. */
    default Optional<ReplicaSums> sums() {
        return Optional.empty();
    }
}
