package org.mroptimum.local.result;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;

/**
 * Everything a preview shows.
 *
 * @param title the map's name
 * @param subtitle how it was made
 * @param alarm what nobody may overlook, if anything
 * @param unit what the numbers of the colour bar are
 * @param footer facts about the values, one line each
 * @param map the values; magnitudes are shown
 * @param valid pixels with a value; others are grey
 * @param grid for voxel shape and orientation
 * @param scale what the colours span
 * @param content what the map holds
 */
record PreviewPage(
        String title,
        String subtitle,
        Optional<String> alarm,
        String unit,
        List<String> footer,
        Volume map,
        Optional<Volume> valid,
        VoxelGrid grid,
        PreviewScale scale,
        Content content) {

    /** Values of slices, 0 and 1 of slices, or a matrix of coils, which has no slices and no sides. */
    enum Content {
        VALUES,
        FLAGS,
        COILS
    }
}
