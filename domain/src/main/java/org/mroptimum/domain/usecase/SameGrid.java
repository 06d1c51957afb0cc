package org.mroptimum.domain.usecase;

import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.StoredMap;
import org.mroptimum.domain.result.VoxelGrid;

/** Whether two maps can be compared voxel by voxel. */
final class SameGrid {
    /** Relative; more than the rounding of fields of view in headers. */
    private static final double SIZE_TOLERANCE = 0.01;
    /** Part of a voxel. */
    private static final double PLACE_TOLERANCE = 0.5;

    private SameGrid() {}

    /** Refuses another matrix or voxel size with MRO-1019; warns when the maps lie at different places. */
    static List<String> require(String map, StoredMap.Shape one, StoredMap.Shape other) {
        boolean sameMatrix = MaskedMap.matrix(one).equals(MaskedMap.matrix(other));
        VoxelGrid a = one.grid();
        VoxelGrid b = other.grid();
        if (!sameMatrix
                || !sameLength(a.column(), b.column())
                || !sameLength(a.row(), b.row())
                || !sameLength(a.slice(), b.slice())) {
            throw new JobFailure(
                    RequestError.DIFFERENT_GRIDS,
                    "map " + map + " is " + text(one) + " here and " + text(other) + " there");
        }
        double apart = farthest(one, a, b);
        if (apart <= PLACE_TOLERANCE * Math.min(a.column().length(), a.row().length())) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "the maps lie at different places, up to %.1f mm apart; voxels with the same index are compared",
                apart));
    }

    private static boolean sameLength(Vector3 one, Vector3 other) {
        return Math.abs(one.length() - other.length()) <= SIZE_TOLERANCE * one.length();
    }

    /** The largest distance of the two places of one corner voxel, mm. */
    private static double farthest(StoredMap.Shape shape, VoxelGrid a, VoxelGrid b) {
        double farthest = 0;
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) * (shape.frequency() - 1);
            int j = (corner >> 1 & 1) * (shape.phase() - 1);
            int k = (corner >> 2) * (shape.slices() - 1);
            Vector3 distance = place(a, i, j, k).plus(place(b, i, j, k).times(-1));
            farthest = Math.max(farthest, distance.length());
        }
        return farthest;
    }

    private static Vector3 place(VoxelGrid grid, int i, int j, int k) {
        return grid.origin()
                .plus(grid.column().times(i))
                .plus(grid.row().times(j))
                .plus(grid.slice().times(k));
    }

    private static String text(StoredMap.Shape shape) {
        return MaskedMap.matrix(shape) + " voxels of " + millimetres(shape.grid());
    }

    /** The size of a voxel for people. */
    static String millimetres(VoxelGrid grid) {
        return String.format(
                Locale.ROOT,
                "%.2f x %.2f x %.2f mm",
                grid.column().length(),
                grid.row().length(),
                grid.slice().length());
    }
}
