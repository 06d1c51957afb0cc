package org.mroptimum.domain.coil;

import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;

/**
 * The calibration data of ESPIRiT: the central {@code r x r} block of the reference k-space, clipped to the part that holds data.
 *
 * @param frequency samples along readout
 * @param phase lines
 * @param kernel width k of the windows that slide over the block
 * @param re real parts {@code [coil][f + frequency * p]}
 * @param im imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
record EspiritBlock(int frequency, int phase, int kernel, double[][] re, double[][] im) {

    /**
     * Copies the block.
     *
     * @throws JobFailure MRO-3009 when the block is not larger than the kernel, or has fewer windows than a window has samples
     *     of one channel
     */
    static EspiritBlock cut(KSpace reference, KSpaceWindow window, MaskChoice.Espirit settings) {
        int r = settings.calibration();
        int firstF = Math.max(reference.frequency() / 2 - r / 2, window.firstFrequency());
        int firstP = Math.max(reference.phase() / 2 - r / 2, window.firstPhase());
        int endF = Math.min(reference.frequency() / 2 - r / 2 + r, window.firstFrequency() + window.frequency());
        int endP = Math.min(reference.phase() / 2 - r / 2 + r, window.firstPhase() + window.phase());
        int nf = Math.max(0, Math.min(endF, reference.frequency()) - firstF);
        int np = Math.max(0, Math.min(endP, reference.phase()) - firstP);
        require(nf, np, settings.kernel());
        EspiritBlock block = new EspiritBlock(
                nf,
                np,
                settings.kernel(),
                new double[reference.coils()][nf * np],
                new double[reference.coils()][nf * np]);
        for (int c = 0; c < reference.coils(); c++) {
            for (int p = 0; p < np; p++) {
                for (int f = 0; f < nf; f++) {
                    int from = firstF + f + reference.frequency() * (firstP + p);
                    block.re[c][f + nf * p] = reference.re(c)[from];
                    block.im[c][f + nf * p] = reference.im(c)[from];
                }
            }
        }
        return block;
    }

    private static void require(int nf, int np, int kernel) {
        long windows = Math.max(0L, nf - kernel + 1) * Math.max(0L, np - kernel + 1);
        if (nf <= kernel || np <= kernel || windows < (long) kernel * kernel) {
            throw new JobFailure(
                    ComputationError.CALIBRATION_TOO_SMALL,
                    "the ESPIRiT calibration block has " + nf + " x " + np + " samples: a kernel of " + kernel + " x "
                            + kernel + " needs a larger block with at least " + kernel * kernel
                            + " positions, but there are " + windows);
        }
    }

    int coils() {
        return re.length;
    }

    /** Positions of the kernel along readout. */
    int windowsF() {
        return frequency - kernel + 1;
    }

    /** Positions of the kernel along phase. */
    int windowsP() {
        return phase - kernel + 1;
    }
}
