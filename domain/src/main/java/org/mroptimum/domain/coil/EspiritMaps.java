package org.mroptimum.domain.coil;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;

/** First ESPIRiT map, valid where the eigenvalue is above {@code crop}. */
final class EspiritMaps implements MapMethod {
    private final Espirit espirit;
    private final double crop;
    private final PhaseReference phase;
    private final Workers workers;

    EspiritMaps(Espirit espirit, double crop, int coils, Workers workers) {
        this.espirit = espirit;
        this.crop = crop;
        this.phase = new PhaseReference(coils, workers);
        this.workers = workers;
    }

    @Override
    public void calibrate(KSpace reference, KSpaceWindow window) {
        espirit.calibrate(reference, window);
        phase.calibrate(reference, window);
    }

    @Override
    public void make(KSpace images, float[] magnitude, boolean[] valid, KSpace maps) {
        float[] eigenvalue = espirit.solve(maps);
        for (int p = 0; p < valid.length; p++) {
            valid[p] &= eigenvalue[p] > crop;
        }
        phase.apply(maps);
        InvalidPixels.clear(maps, valid, workers);
    }
}
