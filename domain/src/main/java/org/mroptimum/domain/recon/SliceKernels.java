package org.mroptimum.domain.recon;

import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/**
 * Makes the hot stages of reconstructions: Java's own ({@link JavaKernels}), or a device's with the same numbers up to rounding.
 * What a device holds for them is freed by {@link #close}. One object a job; the reconstructions and stages it makes serve one
 * slice at a time each.
 *
 * <p>Whatever fails on a device is a {@link DeviceFailure}: the slice then has to be computed by Java.
 */
public interface SliceKernels extends AutoCloseable {

    /** The device, for the log. */
    String describe();

    /**
     * Whether the imaging data are whitened by these stages. Then {@link SliceData#sampled} comes as it was acquired, and is not
     * the same object as the reference.
     */
    boolean whitens();

    /** Whether every reconstruction with these stages has {@link Reconstruction#sums}. */
    boolean sumReplicas();

    /** Root sum of squares of all coils. */
    Reconstruction rootSumOfSquares(int frequency, int phase, int coils, Workers workers);

    /** Combination by sensitivities. */
    Reconstruction b1(int frequency, int phase, SensitivityMaps sensitivities, Workers workers);

    /** The stages of SENSE on a padded grid. */
    SenseStages sense(AliasedGrid grid, int coils, Workers workers);

    /** The stages of GRAPPA with weights that are still to be fitted. */
    GrappaStages grappa(SamplingLattice lattice, GrappaWeights weights, Workers workers);

    @Override
    void close();
}
