package org.mroptimum.app.simulation;

import org.mroptimum.domain.phantom.PhantomSpec;

/** What the demo simulates: a head, a noise scan with twofold readout oversampling and another bandwidth. */
public final class DemoPhantom {
    /** High enough that the noise bias of RSS magnitudes, coils / SNR^2, stays far below a percent. */
    private static final double PEAK_SNR = 400;

    /** Dwell time of the noise scan over that of the image. */
    public static final double NOISE_DWELL_RATIO = 3;

    /** Readout oversampling that the image had removed. */
    public static final int OVERSAMPLING = 2;

    private DemoPhantom() {}

    public static PhantomSpec spec(int matrix, int coils, int slices) {
        return PhantomSpec.of(matrix, matrix, coils)
                .withSlices(slices)
                .withPeakSnr(PEAK_SNR)
                .withNoise(4 * matrix, OVERSAMPLING, NOISE_DWELL_RATIO);
    }
}
