package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.coil.CoilSensitivities;
import org.mroptimum.domain.coil.SensitivityMask;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.recon.B1Weighted;
import org.mroptimum.domain.recon.RootSumOfSquares;

/**
 * Analytic SNR of the sensitivity-weighted image of whitened coils: {@code sqrt(2) |s^H x| / (||s|| sigma)} with {@code ||s|| = 1}
 * at valid pixels, sigma the standard deviation of the complex image noise of one whitened coil (Kellman and McVeigh 2005,
 * doi:10.1002/mrm.20713 and its erratum).
 */
final class AnalyticB1 implements SliceSnr {
    private final WhitenedScan scan;
    private final SensitivityReference source;
    private final SensitivityMask mask;
    private final CentredFft2D fft;
    private final SliceMaps maps;
    private final KSpace sensitivities;
    private final float[] magnitude;
    private final float[] imaginary;

    AnalyticB1(WhitenedScan scan, SensitivityReference source, SensitivityMask mask) {
        int frequency = scan.header().frequency();
        int phase = scan.header().phase();
        this.scan = scan;
        this.source = source;
        this.mask = mask;
        this.fft = new CentredFft2D(frequency, phase);
        this.sensitivities = new KSpace(frequency, phase, scan.header().coils());
        this.maps = SliceMaps.of(frequency * phase, Optional.of(sensitivities));
        this.magnitude = new float[frequency * phase];
        this.imaginary = new float[frequency * phase];
    }

    @Override
    public SliceMaps compute(int slice) {
        KSpace data = scan.signal(slice, 0);
        KSpace reference = data;
        if (source.fromCalibration()) {
            reference = calibration(slice, data);
            transform(reference);
        }
        transform(data);
        RootSumOfSquares.combine(data, maps.snr());
        WhitenedScan.requireFinite(maps.snr(), slice);
        RootSumOfSquares.combine(reference, magnitude);
        WhitenedScan.requireFinite(magnitude, slice);
        mask.compute(slice, magnitude, maps.valid());
        CoilSensitivities.estimate(reference, magnitude, maps.valid(), sensitivities);
        combine(data, scan.gain(slice));
        return maps;
    }

    private KSpace calibration(int slice, KSpace data) {
        Optional<KSpace> own = scan.calibration(slice);
        own.ifPresentOrElse(
                lines -> source.ofLines().cut(lines, sensitivities),
                () -> source.ofSignal().cut(data, sensitivities));
        return sensitivities;
    }

    private void transform(KSpace data) {
        for (int c = 0; c < data.coils(); c++) {
            fft.inverse(data.re(c), data.im(c));
        }
    }

    private void combine(KSpace data, float gain) {
        float[] real = maps.snr();
        B1Weighted.combine(data, sensitivities, real, imaginary);
        for (int p = 0; p < real.length; p++) {
            real[p] = gain * (float) Math.sqrt(real[p] * real[p] + imaginary[p] * imaginary[p]);
        }
    }
}
