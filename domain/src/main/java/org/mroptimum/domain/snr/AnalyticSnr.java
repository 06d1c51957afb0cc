package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.recon.Reconstruction;

/**
 * Analytic SNR: the magnitude of the image over the standard deviation of the real part of its noise, which is propagated through
 * the weights of the reconstruction. For whitened coil images {@code x}: RSS {@code sqrt(2) ||x||}, B1 {@code sqrt(2) |s^H x| / ||s||},
 * SENSE {@code sqrt(2) |rho| / sqrt([A^-1]_ll)}, GRAPPA {@code sqrt(2) ||x|| / (g sqrt(R))} (Kellman and McVeigh 2005,
 * doi:10.1002/mrm.20713 and its erratum; Robson 2008, doi:10.1002/mrm.21728).
 */
final class AnalyticSnr implements SliceSnr {
    private final SliceSource source;
    private final Reconstruction reconstruction;
    private final float[] snr;

    AnalyticSnr(SliceSource source, Reconstruction reconstruction) {
        this.source = source;
        this.reconstruction = reconstruction;
        this.snr = new float[source.header().frequency() * source.header().phase()];
    }

    @Override
    public SliceMaps compute(int slice) {
        reconstruction.prepare(source.first(slice));
        compute(reconstruction, snr);
        return maps(reconstruction, snr);
    }

    /** The maps of a prepared reconstruction with its analytic SNR. */
    static SliceMaps maps(Reconstruction prepared, float[] snr) {
        return new SliceMaps(snr, prepared.valid(), Optional.empty(), prepared.gFactor(), prepared.sensitivities(), 0);
    }

    /** The analytic SNR of a prepared reconstruction, 0 where it has no noise. */
    static void compute(Reconstruction prepared, float[] snr) {
        prepared.clean().magnitudes(snr);
        float[] noise = prepared.noise();
        for (int p = 0; p < snr.length; p++) {
            snr[p] = noise[p] > 0 ? snr[p] / noise[p] : 0;
        }
    }
}
