package org.mroptimum.domain.recon;

import java.util.Optional;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/** Slices of fully sampled data, and the reconstructions that combine their coils. */
public final class CombinedReconstructions {

    private CombinedReconstructions() {}

    public static Reconstruction rss(KSpace shape, Workers workers) {
        return new RootSumOfSquaresReconstruction(shape.frequency(), shape.phase(), workers);
    }

    /** Sensitivities from the data themselves, without a mask. */
    public static Reconstruction b1(KSpace shape, Workers workers) {
        return b1(shape, new MaskChoice.None(), workers);
    }

    public static Reconstruction b1(KSpace shape, MaskChoice mask, Workers workers) {
        SensitivityMaps maps = new SensitivityMaps(
                new SensitivityChoice(SensitivityChoice.Method.INNER, mask),
                Optional.empty(),
                shape.frequency(),
                shape.phase(),
                shape.coils(),
                workers);
        return new B1Reconstruction(shape.frequency(), shape.phase(), maps, workers);
    }

    /** A slice that is its own reference, from a copy of the data. */
    public static SliceData slice(KSpace whitened) {
        return slice(whitened, SamplingLattice.full(whitened.frequency(), whitened.phase()));
    }

    public static SliceData slice(KSpace whitened, SamplingLattice lattice) {
        KSpace data = whitened.copy();
        return new SliceData(0, data, lattice, data, KSpaceWindow.whole(data));
    }
}
