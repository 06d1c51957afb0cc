package org.mroptimum.domain.result;

import java.util.List;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;

/**
 * Where the voxels of a stack of slices lie: centre of voxel {@code (i, j, k)} is
 * {@code origin + i * column + j * row + k * slice}, in mm, patient coordinates as in {@link SliceGeometry} (LPS).
 *
 * <p>The image centre is at index {@code n / 2} of both in-plane axes, as the centred Fourier transform puts it. The slice vector
 * spans from slice centre to slice centre, so it includes gaps; a single slice is as thick as it is.
 *
 * @param column step along readout
 * @param row step along phase encoding
 * @param slice step from slice to slice, along the normal
 * @param origin centre of the first voxel
 */
public record VoxelGrid(Vector3 column, Vector3 row, Vector3 slice, Vector3 origin) {

    /** Indices as coordinates, for matrices that lie nowhere. */
    public static final VoxelGrid IDENTITY =
            new VoxelGrid(new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1), new Vector3(0, 0, 0));

    /**
     * The grid of maps of these slices.
     *
     * @param frequency points along readout
     * @param phase points along phase encoding
     */
    public static VoxelGrid of(List<SliceGeometry> slices, int frequency, int phase) {
        SliceGeometry first = slices.get(0);
        Vector3 column = unit(first.read()).times(first.readFov() / frequency);
        Vector3 row = unit(first.phase()).times(first.phaseFov() / phase);
        Vector3 origin = first.centre().plus(column.times(-(frequency / 2))).plus(row.times(-(phase / 2)));
        return new VoxelGrid(column, row, unit(first.normal()).times(spacing(slices)), origin);
    }

    /** Whether all slices share one orientation, so that one grid describes them. */
    public static boolean parallel(List<SliceGeometry> slices) {
        SliceGeometry first = slices.get(0);
        return slices.stream()
                .allMatch(
                        s -> s.normal().dot(first.normal()) > 0.999 && s.read().dot(first.read()) > 0.999);
    }

    /**
     * How far the slice centre that differs most from this grid lies from where the grid has it, in mm: above zero when slices are
     * staggered in plane or their gaps differ.
     */
    public double largestDeviation(List<SliceGeometry> slices) {
        Vector3 first = slices.get(0).centre();
        double largest = 0;
        for (int k = 0; k < slices.size(); k++) {
            Vector3 predicted = first.plus(slice.times(k));
            Vector3 off = slices.get(k).centre().plus(predicted.times(-1));
            largest = Math.max(largest, off.length());
        }
        return largest;
    }

    /** Area of a pixel in the plane of the slice, mm². */
    public double pixelArea() {
        return column.cross(row).length();
    }

    /** Mean distance of neighbouring slice centres along the normal, mm. */
    private static double spacing(List<SliceGeometry> slices) {
        SliceGeometry first = slices.get(0);
        SliceGeometry last = slices.get(slices.size() - 1);
        double length =
                last.centre().plus(first.centre().times(-1)).dot(unit(first.normal())) / Math.max(1, slices.size() - 1);
        return length > 1e-6 ? length : first.thickness();
    }

    private static Vector3 unit(Vector3 direction) {
        return direction.times(1 / direction.length());
    }
}
