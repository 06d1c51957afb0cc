package org.mroptimum.app.simulation;

import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;

/** Maps in memory. */
final class HeapVolumes implements Volumes {

    @Override
    public Volume allocate(int frequency, int phase, int slices, boolean complex) {
        return new HeapVolume(frequency, phase, slices, complex);
    }

    @Override
    public void close() {
        // The heap needs no closing.
    }
}
