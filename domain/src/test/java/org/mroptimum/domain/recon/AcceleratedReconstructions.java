package org.mroptimum.domain.recon;

import java.util.Optional;
import org.mroptimum.domain.coil.CalibrationBlock;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.Workers;

/** Accelerated reconstructions of whitened, fully sampled data that are undersampled on purpose. */
public final class AcceleratedReconstructions {

    private AcceleratedReconstructions() {}

    /** SENSE without a mask. */
    public static Reconstruction sense(KSpace data, Workers workers) {
        return new Sense(
                SensitivityChoice.DEFAULT,
                Optional.empty(),
                data.frequency(),
                data.phase(),
                data.coils(),
                new JavaKernels(),
                workers);
    }

    /** GRAPPA with a root sum of squares. */
    public static Reconstruction grappa(KSpace data, AxisPair kernel, Workers workers) {
        return new Grappa(
                kernel, data.frequency(), data.phase(), data.coils(), Optional.empty(), new JavaKernels(), workers);
    }

    /** The data on the lattice of R1 x R2, with a central calibration block. */
    public static SliceData slice(KSpace data, int r1, int r2, int aclFrequency, int aclPhase) {
        CalibrationBlock block = CalibrationBlock.of(AxisPair.of(aclFrequency, aclPhase));
        KSpace reference = new KSpace(data.frequency(), data.phase(), data.coils());
        block.cut(data, reference);
        SamplingLattice lattice =
                SamplingLattice.full(data.frequency(), data.phase()).decimated(r1, r2);
        KSpace sampled = data.copy();
        Undersampling.keep(lattice, sampled);
        return new SliceData(0, sampled, lattice, reference, block.window(data.frequency(), data.phase()));
    }
}
