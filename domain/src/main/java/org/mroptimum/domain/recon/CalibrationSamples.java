package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;

/**
 * The calibration block in double precision, channels fastest, samples that lie a kernel step apart next to each other: the
 * sources of one kernel line are then one contiguous row. Sample {@code f} of a line is at
 * {@code ((f % step) * samples() + f / step) * coils}.
 */
final class CalibrationSamples {
    private final int samples;
    private final double[][] re;
    private final double[][] im;

    CalibrationSamples(KSpace data, KSpaceWindow window, int step) {
        int coils = data.coils();
        this.samples = (window.frequency() + step - 1) / step;
        this.re = new double[window.phase()][samples * step * coils];
        this.im = new double[window.phase()][samples * step * coils];
        for (int p = 0; p < window.phase(); p++) {
            int start = window.firstFrequency() + data.frequency() * (window.firstPhase() + p);
            for (int f = 0; f < window.frequency(); f++) {
                int at = (f % step * samples + f / step) * coils;
                for (int c = 0; c < coils; c++) {
                    re[p][at + c] = data.re(c)[start + f];
                    im[p][at + c] = data.im(c)[start + f];
                }
            }
        }
    }

    /** Samples of each residue. */
    int samples() {
        return samples;
    }

    double[] re(int line) {
        return re[line];
    }

    double[] im(int line) {
        return im[line];
    }
}
