package org.mroptimum.local.result;

import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;

/**
 * Where the slices go on a page, in pixels. Slices are drawn in their true shape, so that a round phantom is round.
 *
 * @param columns slices a row
 * @param rows rows of slices
 * @param tileWidth width of one slice
 * @param tileHeight height of one slice
 */
record PreviewMosaic(int columns, int rows, int tileWidth, int tileHeight) {
    /** Room above each slice for its number. */
    static final int LABEL = 20;

    private static final int GAP = 12;
    private static final int LEAST_BAR = 160;

    static PreviewMosaic of(Volume map, VoxelGrid grid, ViewOrientation view) {
        double readout = grid.column().length() * map.frequency();
        double phase = grid.row().length() * map.phase();
        double width = view.swap() ? phase : readout;
        double height = view.swap() ? readout : phase;
        double longest = longestSide(map.slices()) / Math.max(width, height);
        int tileWidth = (int) Math.max(1, Math.round(width * longest));
        int tileHeight = (int) Math.max(1, Math.round(height * longest));
        double wide = map.slices() * 1.5 * (tileHeight + LABEL) / (tileWidth + GAP);
        int columns = (int) Math.max(1, Math.min(map.slices(), Math.round(Math.sqrt(wide))));
        int rows = (map.slices() + columns - 1) / columns;
        return new PreviewMosaic(columns, rows, tileWidth, tileHeight);
    }

    private static int longestSide(int slices) {
        return slices == 1 ? 480 : slices <= 6 ? 280 : slices <= 20 ? 210 : slices <= 60 ? 150 : 96;
    }

    int width() {
        return columns * (tileWidth + GAP) - GAP;
    }

    int height() {
        return Math.max(rows * (tileHeight + LABEL), LABEL + LEAST_BAR);
    }

    int barHeight() {
        return height() - LABEL;
    }

    int x(int slice) {
        return slice % columns * (tileWidth + GAP);
    }

    int y(int slice) {
        return LABEL + slice / columns * (tileHeight + LABEL);
    }
}
