package org.mroptimum.domain.opencl;

import org.mroptimum.domain.recon.AliasedGrid;
import org.mroptimum.domain.recon.GroupWeights;

/**
 * The weights of all groups, read back from a device.
 *
 * @param planes lower triangle of {@code A^-1}, row by row, one plane of groups for each entry: real parts, then imaginary parts
 */
@SuppressWarnings("ArrayRecordComponent")
record InverseGroups(AliasedGrid grid, float[] planes) implements GroupWeights {

    @Override
    public int groups() {
        return grid.groups();
    }

    @Override
    public int pixel(int alias, int group) {
        return grid.firstPixel(group) + grid.distance(alias);
    }

    @Override
    public float inverseRe(int row, int column, int group) {
        return planes[plane(row, column) * grid.groups() + group];
    }

    @Override
    public float inverseIm(int row, int column, int group) {
        int pairs = grid.aliases() * (grid.aliases() + 1) / 2;
        float im = planes[(pairs + plane(row, column)) * grid.groups() + group];
        return row >= column ? im : -im;
    }

    private static int plane(int row, int column) {
        int low = Math.max(row, column);
        return low * (low + 1) / 2 + Math.min(row, column);
    }
}
