package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;

/** A slice without any signal, as at the end of a volume that was cut off, leaves the others as they are. */
class EmptySliceTest {
    private static final int EMPTY = 1;
    private static final PhantomScan PHANTOM =
            new PhantomScan(PhantomSpec.of(24, 20, 4).withSlices(3));

    /** The simulated scan with one slice of zeros. */
    private record WithEmptySlice(PhantomAcquisition whole) implements Acquisition {

        @Override
        public AcquisitionHeader header() {
            return whole.header();
        }

        @Override
        public KSpace signal(int slice, int repetition) {
            return slice == EMPTY ? new KSpace(24, 20, 4) : whole.signal(slice, repetition);
        }

        @Override
        public Optional<KSpace> calibration(int slice) {
            return Optional.empty();
        }

        @Override
        public Optional<NoiseScan> noise() {
            return whole.noise();
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    static Stream<Arguments> all() {
        return Arrays.stream(SnrMethod.values())
                .flatMap(method -> Arrays.stream(ReconstructionKind.values()).map(kind -> Arguments.of(method, kind)));
    }

    private static ComputedMaps run(JobRequest request, Acquisition scan) {
        return SnrJobs.run(request, scan, scan.noise(), Optional.empty(), 1, line -> {});
    }

    private static void assertOthersStay(JobRequest request, boolean warns) {
        PhantomAcquisition whole = new PhantomAcquisition(PHANTOM, 4);
        ComputedMaps expected = run(request, whole);
        ComputedMaps computed = run(request, new WithEmptySlice(whole));

        for (int m = 0; m < expected.maps().size(); m++) {
            SnrMap map = computed.maps().get(m);
            for (int slice = 0; slice < 3; slice += 2) {
                assertArrayEquals(
                        expected.maps().get(m).values().re(slice), map.values().re(slice), map.kind() + " " + slice);
            }
            if (warns) {
                assertArrayEquals(new float[24 * 20], map.values().re(EMPTY), map.kind() + " of the empty slice");
            }
        }
        assertArrayEquals(
                new float[24 * 20], ReferenceSnrTest.map(computed, Kind.SNR, 0).re(EMPTY), "SNR of the empty slice");
        assertEquals(List.of(), expected.warnings());
        assertEquals(
                warns
                        ? List.of(
                                "no pixel has a value in slice 2: it holds no signal, or its mask is empty; its maps are 0")
                        : List.of(),
                computed.warnings());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void otherSlicesStayAsTheyAre(SnrMethod method, ReconstructionKind kind) {
        MethodOptions options =
                new MethodOptions(6, 2, OptionalLong.empty(), OptionalDouble.empty(), false, Optional.empty());
        // One image without noise has a root sum of squares, 0; repetitions that are equal have no noise to measure.
        boolean warns = kind != ReconstructionKind.RSS || method == SnrMethod.MR || method == SnrMethod.DI;

        assertOthersStay(SnrJobs.decimated(method, options, kind, AxisPair.of(1, 2), AxisPair.of(24, 16)), warns);
    }

    @ParameterizedTest
    @EnumSource(SensitivityChoice.Method.class)
    void everyKindOfSensitivitiesBearsAnEmptySlice(SensitivityChoice.Method method) {
        MaskChoice.Espirit settings = new MaskChoice.Espirit(4, 16, .01, .5);
        SensitivityChoice choice = new SensitivityChoice(method, new MaskChoice.None(), settings, 5);

        assertOthersStay(
                SnrJobs.request(SnrMethod.AC, ReconstructionKind.B1, Optional.of(choice), Optional.empty()), true);
    }

    @Test
    void undersamplingWithoutAnAccelerationIsSaid() {
        MethodOptions options = MethodOptions.DEFAULT;
        PhantomAcquisition scan = new PhantomAcquisition(PHANTOM, 1);

        ComputedMaps maps = run(SnrJobs.decimatedByTheScan(SnrMethod.AC, options, ReconstructionKind.GRAPPA), scan);

        assertEquals(
                List.of(
                        "decimate is on, but the request holds no accelerations and the scan is fully sampled: nothing was left"
                                + " out, the acceleration is 1 x 1"),
                maps.warnings());
        JobRequest wanted = SnrJobs.decimated(
                SnrMethod.AC, options, ReconstructionKind.GRAPPA, AxisPair.of(1, 1), AxisPair.of(24, 16));
        assertEquals(List.of(), run(wanted, scan).warnings());
    }
}
