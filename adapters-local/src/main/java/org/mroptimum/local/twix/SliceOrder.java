package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;

/**
 * The slices in spatial order along their normal.
 *
 * @param counters slice counter of the readouts for each spatial index
 * @param geometry geometry for each spatial index
 */
record SliceOrder(List<Integer> counters, List<SliceGeometry> geometry, List<String> warnings) {
    private static final double SAME_PLACE_MM = 0.05;

    private record Placed(int counter, SliceGeometry geometry) {}

    /**
     * The position in the readout headers decides which slice of the protocol a counter means, because scanners number slices by
     * acquisition and protocols by place; without usable positions the counter is the index in the protocol.
     */
    static SliceOrder of(
            SortedSet<Integer> counters,
            Map<Integer, SlicePose> poses,
            MeasurementHeader header,
            int frequency,
            int phase) {
        boolean posesTell = posesTell(counters, poses);
        List<Placed> placed = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int counter : counters) {
            Optional<SlicePose> pose = Optional.ofNullable(poses.get(counter)).filter(SlicePose::usable);
            Optional<SliceGeometry> known = posesTell && pose.isPresent()
                    ? Optional.of(atPose(pose.get(), header, frequency, phase))
                    : fromProtocol(counter, header);
            if (known.isEmpty()) {
                warnings.add("the position of slice counter " + counter + " is unknown");
            }
            placed.add(new Placed(counter, known.orElseGet(() -> unknown(counter, frequency, phase))));
        }
        Vector3 normal = placed.get(0).geometry().normal();
        placed.sort(Comparator.comparingDouble(p -> p.geometry().centre().dot(normal)));
        return new SliceOrder(
                placed.stream().map(Placed::counter).toList(),
                placed.stream().map(Placed::geometry).toList(),
                warnings.size() > 3
                        ? List.of("the positions of " + warnings.size() + " slices are unknown")
                        : warnings);
    }

    private static boolean posesTell(SortedSet<Integer> counters, Map<Integer, SlicePose> poses) {
        List<Vector3> positions = counters.stream()
                .map(poses::get)
                .filter(pose -> pose != null && pose.usable())
                .map(SlicePose::position)
                .toList();
        return positions.size() == counters.size()
                && positions.stream().distinct().count() == counters.size();
    }

    private static SliceGeometry atPose(SlicePose pose, MeasurementHeader header, int frequency, int phase) {
        Optional<HeaderSlice> nearest =
                header.slices().stream().min(Comparator.comparingDouble(s -> distance(s.position(), pose.position())));
        if (nearest.isEmpty()) {
            SliceGeometry unit = SliceGeometry.unknown(frequency, phase);
            return geometry(pose.position(), pose.orientation(), unit.readFov(), unit.phaseFov(), unit.thickness());
        }
        HeaderSlice slice = nearest.get();
        if (distance(slice.position(), pose.position()) < SAME_PLACE_MM) {
            return fromProtocol(slice, header);
        }
        return geometry(
                pose.position(),
                pose.orientation(),
                slice.readFov(),
                slice.phaseFov() * (1 + header.phaseOversampling()),
                slice.thickness());
    }

    private static Optional<SliceGeometry> fromProtocol(int counter, MeasurementHeader header) {
        return counter < header.slices().size()
                ? Optional.of(fromProtocol(header.slices().get(counter), header))
                : Optional.empty();
    }

    private static SliceGeometry fromProtocol(HeaderSlice slice, MeasurementHeader header) {
        return geometry(
                slice.position(),
                slice.orientation(),
                slice.readFov(),
                slice.phaseFov() * (1 + header.phaseOversampling()),
                slice.thickness());
    }

    private static SliceGeometry unknown(int counter, int frequency, int phase) {
        SliceGeometry g = SliceGeometry.unknown(frequency, phase);
        return new SliceGeometry(
                new Vector3(0, 0, counter), g.read(), g.phase(), g.normal(), g.readFov(), g.phaseFov(), g.thickness());
    }

    private static SliceGeometry geometry(
            Vector3 centre, SliceOrientation axes, double readFov, double phaseFov, double thickness) {
        return new SliceGeometry(centre, axes.read(), axes.phase(), axes.normal(), readFov, phaseFov, thickness);
    }

    private static double distance(Vector3 a, Vector3 b) {
        return a.plus(b.times(-1)).length();
    }
}
