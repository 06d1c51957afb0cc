package org.mroptimum.domain.snr;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;

/**
 * The maps of one slice; index {@code f + frequency * p}. Reused for the next slice of the same thread.
 *
 * @param snr SNR, 0 where invalid
 * @param valid whether the SNR is valid
 * @param sensitivities coil sensitivities of the whitened channels, 0 where invalid; empty for reconstructions without any
 */
@SuppressWarnings("ArrayRecordComponent")
record SliceMaps(float[] snr, boolean[] valid, Optional<KSpace> sensitivities) {

    static SliceMaps of(int size, Optional<KSpace> sensitivities) {
        SliceMaps maps = new SliceMaps(new float[size], new boolean[size], sensitivities);
        Arrays.fill(maps.valid, true);
        return maps;
    }
}
