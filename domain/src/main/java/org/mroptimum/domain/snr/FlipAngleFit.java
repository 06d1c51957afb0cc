package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.Volume;

/** Whether a map of flip angles can be of the same field of view as the scan; voxels are matched by index, not by place. */
public final class FlipAngleFit {
    /** Relative difference of fields of view that is worth a warning. */
    private static final double TOLERANCE = 0.1;
    /** Half a turn in radians, and a little: no map in degrees is all below that. */
    private static final double LARGEST_RADIANS = 3.2;

    private FlipAngleFit() {}

    /**
     * What a user should know.
     *
     * @param scan the imaging scan
     * @param map degrees
     * @param spacing of the map's voxels along its axes, mm, when the file says it
     */
    public static List<String> warnings(AcquisitionHeader scan, Volume map, Optional<Vector3> spacing) {
        List<String> warnings = new ArrayList<>();
        boolean known = !scan.slices().get(0).equals(SliceGeometry.unknown(scan.frequency(), scan.phase()));
        if (known && spacing.isPresent()) {
            compare(
                    warnings,
                    "readout",
                    scan.slices().get(0).readFov(),
                    map.frequency() * spacing.get().x());
            compare(
                    warnings,
                    "phase-encoding",
                    scan.slices().get(0).phaseFov(),
                    map.phase() * spacing.get().y());
            if (map.slices() > 1) {
                compare(
                        warnings,
                        "slice",
                        extent(scan.slices()),
                        map.slices() * spacing.get().z());
            }
        } else if (map.frequency() != map.phase()
                && map.frequency() == scan.phase()
                && map.phase() == scan.frequency()) {
            warnings.add(
                    "the flip-angle map has the matrix of the scan with the axes swapped; its axes must be readout, phase"
                            + " encoding, slice");
        }
        double largest = largest(map);
        if (largest > 0 && largest < LARGEST_RADIANS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the largest value of the flip-angle map is %.3g: it must be in degrees, not in radians or as a factor",
                    largest));
        }
        return warnings;
    }

    private static void compare(List<String> warnings, String axis, double scan, double map) {
        if (Math.abs(map - scan) > TOLERANCE * scan) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the flip-angle map covers %.1f mm along the %s axis, the scan %.1f mm; it was used as if both covered the same",
                    map,
                    axis,
                    scan));
        }
    }

    /** From edge to edge of equally spaced slices, mm. */
    private static double extent(List<SliceGeometry> slices) {
        SliceGeometry first = slices.get(0);
        SliceGeometry last = slices.get(slices.size() - 1);
        if (slices.size() == 1) {
            return first.thickness();
        }
        double centres = last.centre().plus(first.centre().times(-1)).dot(first.normal());
        return Math.abs(centres) * slices.size() / (slices.size() - 1);
    }

    private static double largest(Volume map) {
        double largest = 0;
        for (int slice = 0; slice < map.slices(); slice++) {
            for (float value : map.re(slice)) {
                largest = Float.isFinite(value) ? Math.max(largest, value) : largest;
            }
        }
        return largest;
    }
}
