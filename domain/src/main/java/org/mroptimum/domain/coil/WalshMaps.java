package org.mroptimum.domain.coil;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;

/**
 * Adaptive combination (Walsh 2000, doi:10.1002/(SICI)1522-2594(200005)43:5&lt;682::AID-MRM10&gt;3.0.CO;2-G): the dominant
 * eigenvector of the coil covariance in a small window around each pixel. The channels are whitened, so the covariance of the
 * noise, over which Walsh divides, is the identity.
 */
final class WalshMaps implements MapMethod {
    private final int window;
    private final DominantEigenvectors eigenvectors;
    private final PhaseReference phase;
    private final Workers workers;
    private final float[] part;

    /** @param window width of the neighbourhood in pixels, odd */
    WalshMaps(int window, int frequency, int phase, int coils, Workers workers) {
        this.window = window;
        this.eigenvectors = new DominantEigenvectors(frequency, coils, workers);
        this.phase = new PhaseReference(coils, workers);
        this.workers = workers;
        this.part = new float[frequency * phase];
    }

    @Override
    public void calibrate(KSpace reference, KSpaceWindow data) {
        phase.calibrate(reference, data);
    }

    @Override
    public void make(KSpace images, float[] magnitude, boolean[] valid, KSpace maps) {
        eigenvectors.find(new LocalCovariance(images, magnitude, window / 2), 1, maps, part);
        for (int p = 0; p < valid.length; p++) {
            valid[p] &= part[p] > 0;
        }
        phase.apply(maps);
        InvalidPixels.clear(maps, valid, workers);
    }
}
