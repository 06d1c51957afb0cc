package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;

/**
 * Where the groups of a band are: consecutive rows of the first block of the padded grid, counted along readout first.
 *
 * @param firstRow first row of groups
 * @param rows how many
 */
record BandLayout(AliasedGrid grid, int firstRow, int rows) {

    int groups() {
        return rows * grid.frequency().folded();
    }

    /** Pixel of the padded grid of an alias of a group. */
    int pixel(int alias, int group) {
        int row = group / grid.frequency().folded();
        int f = group - row * grid.frequency().folded();
        return f + (firstRow + row) * grid.frequency().padded() + grid.distance(alias);
    }

    /** Where a group is in the folded images. */
    int foldedPixel(int group) {
        int nf = grid.frequency().folded();
        int row = group / nf;
        return grid.frequency().foldedPixel(group - row * nf)
                + nf * grid.phase().foldedPixel(firstRow + row);
    }

    /** Brings one coil's values of this band together, so that all loops run over groups. */
    void gather(KSpace maps, KSpace folded, int coil, BandWorkspace work) {
        for (int l = 0; l < grid.aliases(); l++) {
            gather(maps.re(coil), l, work.sensitivityRe[l]);
            gather(maps.im(coil), l, work.sensitivityIm[l]);
        }
        gatherFolded(folded.re(coil), work.foldedRe);
        gatherFolded(folded.im(coil), work.foldedIm);
    }

    private void gather(float[] plane, int alias, float[] to) {
        int nf = grid.frequency().folded();
        for (int row = 0; row < rows; row++) {
            System.arraycopy(plane, pixel(alias, row * nf), to, row * nf, nf);
        }
    }

    /** The rows of the folded image in the order of the first block, each turned so that its first pixel comes first. */
    private void gatherFolded(float[] plane, float[] to) {
        int nf = grid.frequency().folded();
        int start = grid.frequency().foldedPixel(0);
        for (int row = 0; row < rows; row++) {
            int from = nf * grid.phase().foldedPixel(firstRow + row);
            System.arraycopy(plane, from + start, to, row * nf, nf - start);
            System.arraycopy(plane, from, to, row * nf + nf - start, start);
        }
    }

    /** Puts what was unfolded into an image of the padded grid. */
    void scatter(BandWorkspace work, SliceImage out) {
        int nf = grid.frequency().folded();
        for (int l = 0; l < grid.aliases(); l++) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(work.unfoldedRe[l], row * nf, out.re(), pixel(l, row * nf), nf);
                System.arraycopy(work.unfoldedIm[l], row * nf, out.im(), pixel(l, row * nf), nf);
            }
        }
    }
}
