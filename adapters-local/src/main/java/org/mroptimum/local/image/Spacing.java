package org.mroptimum.local.image;

import java.util.Optional;
import org.mroptimum.domain.kspace.Vector3;

/** Voxel sizes of image files. */
final class Spacing {

    private Spacing() {}

    /** Three lengths in mm; empty when one of them cannot be a length. */
    static Optional<Vector3> of(double[] lengths) {
        for (double length : lengths) {
            if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Vector3(lengths[0], lengths[1], lengths[2]));
    }
}
