package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.HermitianInverses;

/**
 * Some consecutive rows of groups of aliased pixels, with the inverse {@code A^-1} of {@code A = S^H S} of each group, where S
 * holds the sensitivities (coil x alias). A pixel that is not valid has none and is left out of its group; rows and columns of
 * {@code A^-1} that belong to it are zero.
 */
final class GroupBand implements GroupWeights {
    /** Noise so much above that of a full scan leaves nothing of a pixel, and single precision could not follow it. */
    private static final double MAXIMUM_G = 1000;

    private final int aliases;
    private final int groups;
    private final BandLayout layout;
    private final float[][] inverseRe;
    private final float[][] inverseIm;

    GroupBand(AliasedGrid grid, int firstRow, int rows) {
        this.aliases = grid.aliases();
        this.layout = new BandLayout(grid, firstRow, rows);
        this.groups = layout.groups();
        int pairs = aliases * (aliases + 1) / 2;
        this.inverseRe = new float[pairs][groups];
        this.inverseIm = new float[pairs][groups];
    }

    /** Where its groups are. */
    BandLayout layout() {
        return layout;
    }

    @Override
    public int groups() {
        return groups;
    }

    @Override
    public int pixel(int alias, int group) {
        return layout.pixel(alias, group);
    }

    @Override
    public float inverseRe(int row, int column, int group) {
        return inverseRe[row >= column ? HermitianInverses.plane(row, column) : HermitianInverses.plane(column, row)][
                group];
    }

    @Override
    public float inverseIm(int row, int column, int group) {
        return row >= column
                ? inverseIm[HermitianInverses.plane(row, column)][group]
                : -inverseIm[HermitianInverses.plane(column, row)][group];
    }

    /**
     * Computes {@code A^-1} and the noise of each pixel, and the image as {@link #unfold} does. The pixels of a group with any
     * g-factor above 1000 cannot be told apart and become invalid, g-factor 0.
     */
    void prepare(KSpace maps, boolean[] valid, KSpace folded, BandWorkspace work, PixelNoise noise, SliceImage out) {
        work.clearGram(groups);
        work.clearProjection(groups);
        for (int c = 0; c < maps.coils(); c++) {
            layout.gather(maps, folded, c, work);
            work.multiply(groups);
            work.project(groups);
        }
        invert(valid, work, noise);
        work.solve(inverseRe, inverseIm, groups);
        layout.scatter(work, out);
    }

    /** The image of this band, {@code A^-1 S^H y}; zero where invalid. */
    void unfold(KSpace maps, KSpace folded, BandWorkspace work, SliceImage out) {
        work.clearProjection(groups);
        for (int c = 0; c < maps.coils(); c++) {
            layout.gather(maps, folded, c, work);
            work.project(groups);
        }
        work.solve(inverseRe, inverseIm, groups);
        layout.scatter(work, out);
    }

    private void invert(boolean[] valid, BandWorkspace work, PixelNoise noise) {
        HermitianInverses inverses = work.inverses;
        for (int plane = 0; plane < inverseRe.length; plane++) {
            widen(work.gramRe[plane], inverses.re(plane), groups);
            widen(work.gramIm[plane], inverses.im(plane), groups);
        }
        for (int l = 0; l < aliases; l++) {
            double[] diagonal = inverses.re(HermitianInverses.plane(l, l));
            for (int n = 0; n < groups; n++) {
                // A pixel that is left out is coupled to nothing: 1 keeps its matrix regular and the others as they
                // are.
                diagonal[n] = valid[layout.pixel(l, n)] ? diagonal[n] : 1;
            }
        }
        inverses.invert(groups);
        for (int plane = 0; plane < inverseRe.length; plane++) {
            narrow(inverses.re(plane), inverseRe[plane], groups);
            narrow(inverses.im(plane), inverseIm[plane], groups);
        }
        for (int l = 0; l < aliases; l++) {
            Arrays.fill(inverseIm[HermitianInverses.plane(l, l)], 0);
        }
        for (int n = 0; n < groups; n++) {
            finish(n, valid, inverses, noise);
        }
    }

    private void finish(int group, boolean[] valid, HermitianInverses inverses, PixelNoise noise) {
        boolean regular = true;
        for (int l = 0; l < aliases; l++) {
            double variance = inverses.re(HermitianInverses.plane(l, l))[group];
            double square = variance * inverses.diagonal(l)[group];
            noise.put(layout.pixel(l, group), variance, square);
            regular &= square <= MAXIMUM_G * MAXIMUM_G;
        }
        for (int l = 0; l < aliases; l++) {
            int pixel = layout.pixel(l, group);
            valid[pixel] &= regular;
            if (!valid[pixel]) {
                noise.put(pixel, 0, 0);
                leaveOut(l, group);
            }
        }
    }

    private void leaveOut(int alias, int group) {
        for (int m = 0; m < aliases; m++) {
            int plane = alias >= m ? HermitianInverses.plane(alias, m) : HermitianInverses.plane(m, alias);
            inverseRe[plane][group] = 0;
            inverseIm[plane][group] = 0;
        }
    }

    private static void widen(float[] from, double[] to, int count) {
        for (int n = 0; n < count; n++) {
            to[n] = from[n];
        }
    }

    private static void narrow(double[] from, float[] to, int count) {
        for (int n = 0; n < count; n++) {
            to[n] = (float) from[n];
        }
    }
}
