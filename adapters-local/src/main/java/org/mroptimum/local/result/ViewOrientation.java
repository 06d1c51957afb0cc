package org.mroptimum.local.result;

import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.VoxelGrid;

/**
 * How a slice is turned for the eye, by the radiological habit: the patient's left is on the right of the picture, and the front
 * (transversal) or the head (coronal, sagittal) is at the top. A sagittal slice looks to the left.
 *
 * @param swap whether the readout axis runs up and down
 * @param mirrorX whether the horizontal axis runs from right to left
 * @param mirrorY whether the vertical axis runs from bottom to top
 * @param left letter at the left edge: R, L, A, P, H or F
 * @param top letter at the top edge
 */
record ViewOrientation(boolean swap, boolean mirrorX, boolean mirrorY, String left, String top) {
    private static final Vector3 TO_LEFT = new Vector3(1, 0, 0);
    private static final Vector3 TO_BACK = new Vector3(0, 1, 0);
    private static final Vector3 TO_FEET = new Vector3(0, 0, -1);

    static ViewOrientation of(VoxelGrid grid) {
        Vector3 normal = grid.column().cross(grid.row());
        double x = Math.abs(normal.x());
        double y = Math.abs(normal.y());
        double z = Math.abs(normal.z());
        if (z >= x && z >= y) {
            return towards(grid, TO_LEFT, TO_BACK, "R", "A");
        }
        return y >= x ? towards(grid, TO_LEFT, TO_FEET, "R", "H") : towards(grid, TO_BACK, TO_FEET, "A", "H");
    }

    private static ViewOrientation towards(VoxelGrid grid, Vector3 right, Vector3 down, String left, String top) {
        Vector3 column = grid.column().times(1 / grid.column().length());
        Vector3 row = grid.row().times(1 / grid.row().length());
        double straight = Math.abs(column.dot(right)) + Math.abs(row.dot(down));
        double turned = Math.abs(row.dot(right)) + Math.abs(column.dot(down));
        boolean swap = turned > straight;
        Vector3 horizontal = swap ? row : column;
        Vector3 vertical = swap ? column : row;
        return new ViewOrientation(swap, horizontal.dot(right) < 0, vertical.dot(down) < 0, left, top);
    }

    /** Index in a slice of {@code frequency x phase} values of the pixel at column {@code x}, line {@code y} of the picture. */
    int index(int x, int y, int frequency, int phase) {
        int f = swap ? y : x;
        int p = swap ? x : y;
        if (swap ? mirrorY : mirrorX) {
            f = frequency - 1 - f;
        }
        if (swap ? mirrorX : mirrorY) {
            p = phase - 1 - p;
        }
        return f + frequency * p;
    }
}
