package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;

/** Maps of the padded grid on the grid of the slice, each pixel from the nearest one; the same pixels when nothing is padded. */
final class NearestPixels {
    private final int[] nearest;
    private final boolean same;
    private final KSpace resampled;

    NearestPixels(AliasedGrid grid, int coils) {
        int nf = grid.frequency().size();
        int np = grid.phase().size();
        this.same = !grid.padded();
        this.nearest = new int[nf * np];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = grid.frequency().nearestPadded(i % nf)
                    + grid.frequency().padded() * grid.phase().nearestPadded(i / nf);
        }
        this.resampled = same ? new KSpace(1, 1, 1) : new KSpace(nf, np, coils);
    }

    void take(boolean[] padded, boolean[] own) {
        for (int i = 0; i < own.length; i++) {
            own[i] = padded[nearest[i]];
        }
    }

    void take(float[] padded, float[] own) {
        for (int i = 0; i < own.length; i++) {
            own[i] = padded[nearest[i]];
        }
    }

    /** Without a copy when nothing is padded. */
    KSpace take(KSpace padded) {
        if (same) {
            return padded;
        }
        for (int c = 0; c < padded.coils(); c++) {
            take(padded.re(c), resampled.re(c));
            take(padded.im(c), resampled.im(c));
        }
        return resampled;
    }
}
