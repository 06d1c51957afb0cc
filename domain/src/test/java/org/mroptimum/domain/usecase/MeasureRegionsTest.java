package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.MemoryBundle;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.domain.roi.ComparisonStatistics;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.Polygon;
import org.mroptimum.domain.roi.Region;
import org.mroptimum.domain.roi.RegionStatistics;
import org.mroptimum.domain.roi.RunLengthMask;
import org.mroptimum.domain.roi.StatisticsChoice;
import org.mroptimum.domain.roi.ValuePart;
import org.mroptimum.domain.usecase.CompareResults.Comparison;

/** Measuring and comparing maps of bundles. */
class MeasureRegionsTest {
    private static final VoxelGrid GRID =
            new VoxelGrid(new Vector3(2, 0, 0), new Vector3(0, 3, 0), new Vector3(0, 0, 5), new Vector3(-4, -3, 10));
    private static final Region ALL_OF_SLICE_1 = new Region("all", 1, new RunLengthMask(4, 3, List.of(0, 12)));
    private static final Region TWO_OF_SLICE_0 = new Region(
            "two",
            0,
            new Polygon(List.of(
                    new Polygon.Vertex(0.5, 0.5),
                    new Polygon.Vertex(2.5, 0.5),
                    new Polygon.Vertex(2.5, 1.5),
                    new Polygon.Vertex(0.5, 1.5))));

    private final MemoryBundle bundle = new MemoryBundle(GRID)
            .with("SNR", "output", ramp(1, 0))
            .with("sensitivity_00", "accessory", complex())
            .with("valid", "mask", firstPixelInvalid());

    @Test
    void regionsAreAnsweredInTheOrderAskedForAndInvalidPixelsAreLeftOut() {
        List<RegionStatistics> found = MeasureRegions.measure(bundle, wanted("SNR", ValuePart.REAL));

        assertEquals(
                List.of("all", "two"),
                found.stream().map(RegionStatistics::name).toList());
        assertEquals(11, found.get(0).n());
        assertEquals(1, found.get(0).excluded());
        assertEquals(106, found.get(0).mean().orElseThrow(), "101 to 111");
        assertEquals(72, found.get(0).area().orElseThrow(), "12 pixels of 6 mm²");
        assertEquals(5.5, found.get(1).mean().orElseThrow(), "5 and 6");
        assertEquals(0, bundle.open());
    }

    @Test
    void aMaskIsMeasuredWhole() {
        RegionStatistics all =
                MeasureRegions.measure(bundle, wanted("valid", ValuePart.REAL)).get(0);

        assertEquals(12, all.n());
        assertEquals(11.0 / 12, all.mean().orElseThrow(), 1e-15);
    }

    @Test
    void partsOfComplexMapsAreMeasured() {
        assertEquals(
                5,
                MeasureRegions.measure(bundle, wanted("sensitivity_00", ValuePart.MAGNITUDE))
                        .get(0)
                        .mean()
                        .orElseThrow());
        assertEquals(
                4,
                MeasureRegions.measure(bundle, wanted("sensitivity_00", ValuePart.IMAGINARY))
                        .get(0)
                        .mean()
                        .orElseThrow());
    }

    @Test
    void aMapThatIsNotThereIsMro1021AndTheMessageTellsThoseThatAre() {
        JobFailure failure = assertThrows(
                JobFailure.class, () -> MeasureRegions.measure(bundle, wanted("../info.json", ValuePart.REAL)));

        assertEquals(RequestError.UNKNOWN_MAP, failure.code());
        assertTrue(failure.toString().contains("SNR, sensitivity_00, valid"), failure.toString());
    }

    @Test
    void aRegionOutsideIsMro1020BeforeAnythingIsRead() {
        Measurement outside = new Measurement(
                "SNR",
                ValuePart.REAL,
                List.of(ALL_OF_SLICE_1, new Region("far", 2, TWO_OF_SLICE_0.shape())),
                StatisticsChoice.DEFAULT);

        assertEquals(
                RequestError.REGION_OUTSIDE,
                assertThrows(JobFailure.class, () -> MeasureRegions.measure(bundle, outside))
                        .code());
        assertEquals(0, bundle.open());
    }

    @Test
    void aValidityMapOfAnotherMatrixIsMro4020() {
        MemoryBundle odd = new MemoryBundle(GRID)
                .with("SNR", "output", ramp(1, 0))
                .with("valid", "mask", new HeapVolume(4, 2, 2, false));

        assertEquals(
                StorageError.BUNDLE_UNUSABLE,
                assertThrows(JobFailure.class, () -> MeasureRegions.measure(odd, wanted("SNR", ValuePart.REAL)))
                        .code());
        assertEquals(0, odd.open());
    }

    @Test
    void twoResultsAreComparedWhereBothAreValid() {
        MemoryBundle other = new MemoryBundle(GRID).with("SNR", "output", ramp(2, 0));
        Comparison comparison = CompareResults.compare(bundle, other, wanted("SNR", ValuePart.REAL));

        ComparisonStatistics whole = comparison.whole();
        assertEquals(22, whole.n());
        assertEquals(2, whole.excluded());
        assertEquals(0.5, whole.ratio().orElseThrow().mean());
        assertEquals(-56, whole.difference().orElseThrow().mean(), 1e-13, "half of 1 to 11 and 101 to 111");
        assertEquals(1, whole.correlation().orElseThrow(), 1e-15);
        assertEquals(11, comparison.regions().get(0).statistics().n());
        assertEquals(2, comparison.regions().get(1).statistics().n());
        assertEquals(List.of(), comparison.warnings());
        assertEquals(0, bundle.open() + other.open());
    }

    @Test
    void theRatioIsZeroWhereThereIsNone() {
        MemoryBundle other = new MemoryBundle(GRID).with("SNR", "output", ramp(2, -2));
        float[] ratio = CompareResults.ratio(bundle, other, "SNR", ValuePart.REAL)
                .values()
                .re(0);

        assertEquals(0, ratio[0], "not valid here");
        assertEquals(0, ratio[1], "the other is 0");
        assertEquals(1, ratio[2]);
        assertEquals(0.75f, ratio[3]);
    }

    @Test
    void differentGridsAreMro1019() {
        MemoryBundle small = new MemoryBundle(GRID).with("SNR", "output", new HeapVolume(4, 2, 2, false));
        MemoryBundle coarse = new MemoryBundle(
                        new VoxelGrid(GRID.column().times(1.1), GRID.row(), GRID.slice(), GRID.origin()))
                .with("SNR", "output", ramp(1, 0));

        for (MemoryBundle other : List.of(small, coarse)) {
            JobFailure failure = assertThrows(
                    JobFailure.class, () -> CompareResults.compare(bundle, other, wanted("SNR", ValuePart.REAL)));
            assertEquals(RequestError.DIFFERENT_GRIDS, failure.code());
        }
        assertEquals(0, bundle.open());
    }

    @Test
    void mapsThatLieApartAreComparedWithAWarning() {
        VoxelGrid moved = new VoxelGrid(
                GRID.column(), GRID.row(), GRID.slice(), GRID.origin().plus(new Vector3(0, 0, 2.5)));
        MemoryBundle other = new MemoryBundle(moved).with("SNR", "output", ramp(1, 0));

        List<String> warnings = CompareResults.compare(bundle, other, wanted("SNR", ValuePart.REAL))
                .warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("2.5 mm"), warnings.get(0));
    }

    @Test
    void manyRegionsOfASliceNeedNoMoreMemoryThanOne() {
        Region whole = new Region("whole", 0, new RunLengthMask(256, 256, List.of(0, 256 * 256)));
        Measurement wanted =
                new Measurement("SNR", ValuePart.REAL, Collections.nCopies(200, whole), StatisticsChoice.DEFAULT);
        MeasuredAtSecondSlice other = new MeasuredAtSecondSlice(256, 256);
        MemoryBundle one = new MemoryBundle(GRID).with("SNR", "output", new HeapVolume(256, 256, 2, false));
        long before = MeasuredAtSecondSlice.used();

        CompareResults.compare(one, new MemoryBundle(GRID).with("SNR", "output", other), wanted);

        long held = other.usedThen - before;
        assertTrue(held < 30 << 20, "after their slice, 200 regions still hold " + held + " bytes");
    }

    /** Ones, and how much memory is in use when the second slice is read. */
    private static final class MeasuredAtSecondSlice implements Volume {
        private final HeapVolume ones;
        private long usedThen;

        MeasuredAtSecondSlice(int frequency, int phase) {
            ones = new HeapVolume(frequency, phase, 2, false);
            float[] values = new float[frequency * phase];
            Arrays.fill(values, 1);
            ones.put(0, values, new float[0]);
        }

        static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        @Override
        public int frequency() {
            return ones.frequency();
        }

        @Override
        public int phase() {
            return ones.phase();
        }

        @Override
        public int slices() {
            return ones.slices();
        }

        @Override
        public boolean complex() {
            return false;
        }

        @Override
        public void put(int slice, float[] re, float[] im) {
            ones.put(slice, re, im);
        }

        @Override
        public float[] re(int slice) {
            if (slice == 1) {
                usedThen = used();
            }
            return ones.re(slice);
        }

        @Override
        public float[] im(int slice) {
            return ones.im(slice);
        }
    }

    private static Measurement wanted(String map, ValuePart part) {
        return new Measurement(map, part, List.of(ALL_OF_SLICE_1, TWO_OF_SLICE_0), StatisticsChoice.DEFAULT);
    }

    private static Volume ramp(float factor, float offset) {
        HeapVolume volume = new HeapVolume(4, 3, 2, false);
        for (int slice = 0; slice < 2; slice++) {
            float[] values = new float[12];
            for (int i = 0; i < 12; i++) {
                values[i] = factor * (100 * slice + i) + offset;
            }
            volume.put(slice, values, new float[0]);
        }
        return volume;
    }

    private static Volume complex() {
        HeapVolume volume = new HeapVolume(4, 3, 2, true);
        float[] re = new float[12];
        float[] im = new float[12];
        Arrays.fill(re, 3);
        Arrays.fill(im, 4);
        volume.put(0, re, im);
        volume.put(1, re, im);
        return volume;
    }

    private static Volume firstPixelInvalid() {
        HeapVolume volume = new HeapVolume(4, 3, 2, false);
        float[] flags = new float[12];
        Arrays.fill(flags, 1, 12, 1);
        volume.put(0, flags, new float[0]);
        volume.put(1, flags, new float[0]);
        return volume;
    }
}
