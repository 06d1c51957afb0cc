package org.mroptimum.local.ismrmrd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.local.ismrmrd.IsmrmrdFile.SlicePose;
import org.mroptimum.local.ismrmrd.IsmrmrdHeader.Space;

/**
 * Slices in spatial order along their normal.
 *
 * @param counters slice counter of each spatial index
 * @param geometry one entry a spatial index
 */
record SliceOrder(List<Integer> counters, List<SliceGeometry> geometry) {
    private static final double TOLERANCE = 1e-2;
    private static final SlicePose AXIAL =
            new SlicePose(new Vector3(0, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));

    static SliceOrder of(IsmrmrdFile file, int[] sliceCounters, ReadoutGrid grid, int phase, List<String> warnings) {
        List<Integer> counters =
                new ArrayList<>(Arrays.stream(sliceCounters).boxed().toList());
        Map<Integer, SlicePose> poses = file.poses();
        boolean known = counters.stream().allMatch(c -> usable(poses.getOrDefault(c, AXIAL)));
        if (!known) {
            warnings.add("the readouts do not state the slice orientation; transversal slices are assumed");
        } else {
            Vector3 normal = normal(poses.getOrDefault(counters.get(0), AXIAL));
            counters.sort(Comparator.comparingDouble(
                    c -> poses.getOrDefault(c, AXIAL).position().dot(normal)));
        }
        SliceGeometry size = size(file, grid, phase, warnings);
        List<SliceGeometry> geometry = new ArrayList<>();
        for (int i = 0; i < counters.size(); i++) {
            SlicePose pose = poses.getOrDefault(counters.get(i), AXIAL);
            if (!known) {
                Vector3 stacked = new Vector3(0, 0, i * size.thickness());
                pose = new SlicePose(stacked, AXIAL.read(), AXIAL.phase(), AXIAL.slice());
            }
            geometry.add(new SliceGeometry(
                    pose.position(),
                    unit(pose.read()),
                    unit(pose.phase()),
                    normal(pose),
                    size.readFov(),
                    size.phaseFov(),
                    size.thickness()));
        }
        return new SliceOrder(List.copyOf(counters), geometry);
    }

    /** Field of view and thickness from the header, 1 mm pixels where it has none. */
    private static SliceGeometry size(IsmrmrdFile file, ReadoutGrid grid, int phase, List<String> warnings) {
        Space none = new Space(0, 0, 0, 0, 0, 0);
        Space encoded = file.header().encoded().orElse(none);
        Space recon = file.header().recon().orElse(none);
        double readFov = encoded.fovX() / grid.oversampling();
        boolean phantom = file.phantomFrequency() == grid.frequency();
        if (recon.fovX() > 0 && (phantom || readFov == 0)) {
            readFov = recon.fovX();
        }
        double phaseFov = encoded.fovY() > 0 ? encoded.fovY() : recon.fovY();
        double thickness = encoded.fovZ() > 0 ? encoded.fovZ() / Math.max(1, encoded.z()) : recon.fovZ();
        if (readFov == 0 || phaseFov == 0 || thickness == 0) {
            warnings.add("the header does not state the whole field of view; missing sizes are 1 mm a pixel");
        }
        SliceGeometry unknown = SliceGeometry.unknown(grid.frequency(), phase);
        return new SliceGeometry(
                unknown.centre(),
                unknown.read(),
                unknown.phase(),
                unknown.normal(),
                readFov > 0 ? readFov : unknown.readFov(),
                phaseFov > 0 ? phaseFov : unknown.phaseFov(),
                thickness > 0 ? thickness : unknown.thickness());
    }

    private static boolean usable(SlicePose pose) {
        double read = pose.read().length();
        double phase = pose.phase().length();
        double position = pose.position().length();
        return Math.abs(read - 1) < TOLERANCE
                && Math.abs(phase - 1) < TOLERANCE
                && Math.abs(pose.read().dot(pose.phase())) < TOLERANCE
                && Double.isFinite(position);
    }

    private static Vector3 normal(SlicePose pose) {
        Vector3 stated = pose.slice();
        return Math.abs(stated.length() - 1) < TOLERANCE
                ? unit(stated)
                : unit(pose.read().cross(pose.phase()));
    }

    private static Vector3 unit(Vector3 v) {
        return v.times(1 / v.length());
    }
}
