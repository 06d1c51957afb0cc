package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Workers;

/**
 * Unfolds aliased images with coil sensitivities, on the padded grid: {@code rho = A^-1 S^H y}, {@code A = S^H S} (Pruessmann
 * 1999). Bands of groups are shared between threads; where bands begin does not depend on their number.
 */
final class Unfolding {
    /** Groups of a band: enough for long inner loops, few enough for the sums of a band to stay in the cache. */
    private static final int GROUPS = 512;

    private final Workers workers;
    private final GroupBand[] bands;
    private final BandWorkspace[] workspaces;
    private final PixelNoise noise;

    Unfolding(AliasedGrid grid, Workers workers) {
        this.workers = workers;
        int all = grid.phase().folded();
        int rows = Math.max(1, GROUPS / grid.frequency().folded());
        this.bands = new GroupBand[(all + rows - 1) / rows];
        for (int b = 0; b < bands.length; b++) {
            bands[b] = new GroupBand(grid, b * rows, Math.min(rows, all - b * rows));
        }
        this.workspaces = new BandWorkspace[workers.threads()];
        for (int w = 0; w < workspaces.length; w++) {
            workspaces[w] = new BandWorkspace(grid.aliases(), bands[0].groups());
        }
        this.noise = new PixelNoise(grid.pixels());
    }

    /**
     * Computes the weights of a slice and its image.
     *
     * @param maps sensitivities, zero where not valid
     * @param valid which pixels have sensitivities; pixels that cannot be told apart are taken out
     * @param folded aliased images
     * @param out the image, zero where invalid
     */
    void prepare(KSpace maps, boolean[] valid, KSpace folded, SliceImage out) {
        workers.each(bands.length, (b, w) -> bands[b].prepare(maps, valid, folded, workspaces[w], noise, out));
    }

    /** Another image with the prepared weights. */
    void unfold(KSpace maps, KSpace folded, SliceImage out) {
        workers.each(bands.length, (b, w) -> bands[b].unfold(maps, folded, workspaces[w], out));
    }

    /** Noise of each pixel of the padded grid, 0 where invalid. */
    PixelNoise noise() {
        return noise;
    }

    GroupBand[] bands() {
        return bands;
    }
}
