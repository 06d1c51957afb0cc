package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/** The parts of GRAPPA on one lattice: the fit of the weights, and the stages that use them. */
final class GrappaSlice {
    private final SamplingLattice lattice;
    private final GrappaFit fit;
    private final GrappaStages stages;

    GrappaSlice(SamplingLattice lattice, GrappaKernel kernel, int coils, SliceKernels kernels, Workers workers) {
        GrappaWeights weights = new GrappaWeights(kernel, coils);
        this.lattice = lattice;
        this.fit = new GrappaFit(weights, workers);
        this.stages = kernels.grappa(lattice, weights, workers);
    }

    SamplingLattice lattice() {
        return lattice;
    }

    /** Returns whether the calibration data hold signal. */
    boolean fit(int slice, KSpace reference, KSpaceWindow window) {
        return fit.fit(slice, reference, window);
    }

    GrappaStages stages() {
        return stages;
    }
}
