package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.recon.RootSumOfSquares;

/**
 * Analytic SNR of the root-sum-of-squares image of whitened coils: {@code sqrt(2) ||x|| / sigma}, sigma the standard deviation of
 * the complex image noise of one whitened coil (Kellman and McVeigh 2005, doi:10.1002/mrm.20713 and its erratum).
 */
final class AnalyticRootSumOfSquares implements SliceSnr {
    private final WhitenedScan scan;
    private final CentredFft2D fft;
    private final SliceMaps maps;

    AnalyticRootSumOfSquares(WhitenedScan scan) {
        int frequency = scan.header().frequency();
        int phase = scan.header().phase();
        this.scan = scan;
        this.fft = new CentredFft2D(frequency, phase);
        this.maps = SliceMaps.of(frequency * phase, Optional.empty());
    }

    @Override
    public SliceMaps compute(int slice) {
        KSpace data = scan.signal(slice, 0);
        for (int c = 0; c < data.coils(); c++) {
            fft.inverse(data.re(c), data.im(c));
        }
        float[] snr = maps.snr();
        RootSumOfSquares.combine(data, snr);
        WhitenedScan.requireFinite(snr, slice);
        float gain = scan.gain(slice);
        for (int p = 0; p < snr.length; p++) {
            snr[p] *= gain;
        }
        return maps;
    }
}
