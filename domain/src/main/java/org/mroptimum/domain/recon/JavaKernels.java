package org.mroptimum.domain.recon;

import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/** The stages in Java, on the threads of the workers. */
public final class JavaKernels implements SliceKernels {

    @Override
    public String describe() {
        return "the processor";
    }

    @Override
    public boolean whitens() {
        return false;
    }

    @Override
    public boolean sumReplicas() {
        return false;
    }

    @Override
    public Reconstruction rootSumOfSquares(int frequency, int phase, int coils, Workers workers) {
        return new RootSumOfSquaresReconstruction(frequency, phase, workers);
    }

    @Override
    public Reconstruction b1(int frequency, int phase, SensitivityMaps sensitivities, Workers workers) {
        return new B1Reconstruction(frequency, phase, sensitivities, workers);
    }

    @Override
    public SenseStages sense(AliasedGrid grid, int coils, Workers workers) {
        return new JavaSenseStages(grid, coils, workers);
    }

    @Override
    public GrappaStages grappa(SamplingLattice lattice, GrappaWeights weights, Workers workers) {
        return new JavaGrappaStages(lattice, weights, workers);
    }

    @Override
    public void close() {
        // The heap needs no closing.
    }
}
