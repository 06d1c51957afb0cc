package org.mroptimum.domain.coil;

import java.util.Optional;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;

/**
 * ESPIRiT (Uecker 2014, doi:10.1002/mrm.24751): the dominant eigenvector of the operator of each pixel, and its eigenvalue, which
 * is 1 where the coils see an object and small where there is none. Holds workspaces and serves one slice at a time: a mask and
 * the maps may share one object, which then computes only once a slice.
 */
final class Espirit {
    private final MaskChoice.Espirit settings;
    private final Workers workers;
    private final DominantEigenvectors eigenvectors;
    private final float[] eigenvalue;
    private Optional<EspiritBlock> waiting = Optional.empty();

    Espirit(MaskChoice.Espirit settings, int frequency, int phase, int coils, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        this.eigenvectors = new DominantEigenvectors(frequency, coils, workers);
        this.eigenvalue = new float[frequency * phase];
    }

    /** Whether maps of these settings come from the same operator; where they are cropped does not matter. */
    boolean serves(MaskChoice.Espirit other) {
        return settings.kernel() == other.kernel()
                && settings.calibration() == other.calibration()
                && settings.threshold() == other.threshold();
    }

    /**
     * Copies what the next slice needs of its k-space.
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-3009 when the calibration block is too small for the kernel
     */
    void calibrate(KSpace reference, KSpaceWindow window) {
        waiting = Optional.of(EspiritBlock.cut(reference, window, settings));
    }

    /**
     * Computes the slice, unless that was done already: then {@code maps} still holds it.
     *
     * @param maps out: unit vectors of the whitened channels with arbitrary phase
     * @return the eigenvalue of each pixel; the storage itself
     */
    float[] solve(KSpace maps) {
        waiting.ifPresent(block -> {
            EspiritKernels kernels = new EspiritKernels(block, settings.threshold(), workers);
            EspiritOperator operator = new EspiritOperator(
                    kernels, settings.kernel(), maps.frequency(), maps.phase(), maps.coils(), workers);
            eigenvectors.find(operator, 1, maps, eigenvalue);
        });
        waiting = Optional.empty();
        return eigenvalue;
    }
}
