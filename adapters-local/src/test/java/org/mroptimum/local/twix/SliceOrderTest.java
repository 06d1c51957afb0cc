package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.kspace.Vector3;

class SliceOrderTest {
    private static final SliceOrientation AXES = SliceOrientation.ofNormal(new Vector3(0, 0, 1), 0.2);

    @Test
    void positionsOfTheReadoutsDecideWhateverTheOrderOfTheProtocol() {
        MeasurementHeader header = header(List.of(slice(0, 3), slice(5, 4), slice(10, 5)), 0.5);
        SliceOrder order = SliceOrder.of(new TreeSet<>(List.of(0, 1, 2)), poses(5, 0, 10), header, 8, 8);
        assertEquals(List.of(1, 0, 2), order.counters());
        assertEquals(
                List.of(3.0, 4.0, 5.0),
                order.geometry().stream().map(g -> g.thickness()).toList());
        assertEquals(150, order.geometry().get(0).phaseFov(), 1e-9);
        assertTrue(order.warnings().isEmpty());
    }

    @Test
    void withoutUsablePositionsTheCounterIsTheIndexInTheProtocol() {
        MeasurementHeader header = header(List.of(slice(5, 3), slice(0, 4)), 0);
        Map<Integer, SlicePose> nowhere = Map.of(
                0, new SlicePose(new Vector3(0, 0, 0), SliceOrientation.ofQuaternion(0, 0, 0, 0)),
                1, new SlicePose(new Vector3(Double.NaN, 0, 0), AXES));
        SliceOrder order = SliceOrder.of(new TreeSet<>(List.of(0, 1)), nowhere, header, 8, 8);
        assertEquals(List.of(1, 0), order.counters());
        assertEquals(0, order.geometry().get(0).centre().z());
    }

    @Test
    void withoutAProtocolTheReadoutHeadersGiveTheOrientation() {
        SliceOrder order =
                SliceOrder.of(new TreeSet<>(List.of(0, 7)), poses(9, 0, 0, 0, 0, 0, 0, 2), header(List.of(), 0), 8, 6);
        assertEquals(List.of(7, 0), order.counters());
        TwixRoundTripTest.assertVector(AXES.phase(), order.geometry().get(0).phase(), 1e-12);
        assertEquals(8, order.geometry().get(0).readFov());
        assertEquals(6, order.geometry().get(0).phaseFov());
    }

    @Test
    void withNeitherTheSlicesKeepTheirCountersAndAWarningSaysSo() {
        SliceOrder order = SliceOrder.of(new TreeSet<>(List.of(0, 3)), Map.of(), header(List.of(), 0), 8, 8);
        assertEquals(List.of(0, 3), order.counters());
        assertEquals(2, order.warnings().size());
    }

    private static Map<Integer, SlicePose> poses(double... heights) {
        Map<Integer, SlicePose> poses = new HashMap<>();
        for (int i = 0; i < heights.length; i++) {
            poses.put(i, new SlicePose(new Vector3(1, 2, heights[i]), AXES));
        }
        return poses;
    }

    private static HeaderSlice slice(double height, double thickness) {
        return new HeaderSlice(new Vector3(1, 2, height), AXES, thickness, 100, 100);
    }

    private static MeasurementHeader header(List<HeaderSlice> slices, double phaseOversampling) {
        return new MeasurementHeader(
                "",
                "",
                "",
                OptionalDouble.empty(),
                OptionalInt.empty(),
                1,
                OptionalInt.empty(),
                false,
                phaseOversampling,
                true,
                false,
                1,
                OptionalInt.empty(),
                slices);
    }
}
