package org.mroptimum.domain.recon;

import org.mroptimum.domain.coil.CalibrationBlock;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;

/** Slices for GRAPPA: data on a lattice and the central calibration block of full data. */
final class GrappaScans {

    private GrappaScans() {}

    static SliceData slice(KSpace sampled, SamplingLattice lattice, KSpace full, AxisPair block) {
        KSpace reference = new KSpace(full.frequency(), full.phase(), full.coils());
        CalibrationBlock.of(block).cut(full, reference);
        int f = block.frequency().orElseThrow();
        int p = block.phase().orElseThrow();
        KSpaceWindow window = new KSpaceWindow(full.frequency() / 2 - f / 2, f, full.phase() / 2 - p / 2, p);
        return new SliceData(0, sampled, lattice, reference, window);
    }
}
