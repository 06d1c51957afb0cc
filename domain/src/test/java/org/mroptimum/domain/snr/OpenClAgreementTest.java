package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.opencl.NeedsOpenCl;
import org.mroptimum.domain.opencl.OpenClDevice;
import org.mroptimum.domain.opencl.OpenClKernels;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.recon.KernelChoice;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.ReferenceVectors;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;

/** Whole jobs on an OpenCL device have the maps that the processor has: 1e-4 of the value, inside of the object. */
@NeedsOpenCl
class OpenClAgreementTest {
    private static final double TOLERANCE = 1e-4;
    private static final MethodOptions OPTIONS =
            new MethodOptions(19, 2, OptionalLong.empty(), OptionalDouble.empty(), false, Optional.empty());

    private static ComputedMaps run(
            JobRequest request, Acquisition scan, Optional<NoiseScan> noise, KernelChoice choice, List<String> log) {
        Optional<ReplicaSeed> seed = Optional.of(new ReplicaSeed(7, false)).filter(some -> request.drawsReplicas());
        SnrComputation.Input input =
                new SnrComputation.Input(request, scan, noise, Optional.empty(), seed, SnrJobs.heap());
        return new SliceSnrComputation(choice).compute(input, 2, Progress.SILENT, log::add);
    }

    static void assertAgree(JobRequest request, Acquisition scan, Optional<NoiseScan> noise, OpenClDevice device) {
        ComputedMaps here = run(request, scan, noise, KernelChoice.PROCESSOR, new ArrayList<>());
        List<String> log = new ArrayList<>();
        ComputedMaps there =
                run(request, scan, noise, (work, told) -> new OpenClKernels(device, work.whitening()), log);
        assertTrue(log.stream().noneMatch(line -> line.contains("failed")), log.toString());
        assertEquals(here.maps().size(), there.maps().size());
        for (int m = 0; m < here.maps().size(); m++) {
            SnrMap expected = here.maps().get(m);
            SnrMap actual = there.maps().get(m);
            assertEquals(expected.kind(), actual.kind());
            for (int slice = 0; slice < scan.header().slices().size(); slice++) {
                boolean[] inside = inside(here.maps().get(0).values().re(slice));
                assertClose(
                        expected, expected.values().re(slice), actual.values().re(slice), inside);
            }
        }
        assertEquals(0, device.liveObjects(), "everything is released");
    }

    /** Above a tenth of the largest SNR. */
    private static boolean[] inside(float[] snr) {
        float largest = 0;
        for (float value : snr) {
            largest = Math.max(largest, value);
        }
        boolean[] inside = new boolean[snr.length];
        for (int p = 0; p < snr.length; p++) {
            inside[p] = snr[p] > largest / 10;
        }
        return inside;
    }

    private static void assertClose(SnrMap map, float[] expected, float[] actual, boolean[] inside) {
        double size = map.kind() == Kind.COIL_SENSITIVITY ? 1 : 0;
        double worst = 0;
        int pixels = 0;
        for (int p = 0; p < expected.length; p++) {
            if (inside[p]) {
                double against = Math.max(Math.abs(expected[p]), size);
                worst = Math.max(worst, against > 0 ? Math.abs(actual[p] - expected[p]) / against : 0);
                pixels++;
            }
        }
        assertTrue(pixels > 20, "an object");
        // The error of the error: of the fourth moment.
        double tolerance = map.kind() == Kind.RELATIVE_ERROR ? 10 * TOLERANCE : TOLERANCE;
        assertTrue(worst < tolerance, map.kind() + " differs by " + worst);
    }

    static Stream<Arguments> sixteen() {
        return Stream.of(SnrMethod.AC, SnrMethod.MR, SnrMethod.PMR, SnrMethod.CR)
                .flatMap(method -> Stream.of(ReconstructionKind.values()).map(kind -> Arguments.of(method, kind)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sixteen")
    void allCombinationsAgree(SnrMethod method, ReconstructionKind kind, OpenClDevice device) {
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(48, 40, 8)
                .withObject(PhantomSpec.Shape.DISC)
                .withPeakSnr(100)
                .withSlices(2));
        JobRequest request = SnrJobs.decimated(method, OPTIONS, kind, AxisPair.of(1, 2), AxisPair.of(48, 20));
        try (PhantomAcquisition scan = new PhantomAcquisition(phantom, 5)) {
            assertAgree(request, scan, scan.noise(), device);
        }
    }

    static Stream<Arguments> vectors() {
        return ReferenceVectors.all()
                .flatMap(vectors -> Stream.of(SnrMethod.AC, SnrMethod.PMR, SnrMethod.CR)
                        .flatMap(method -> Stream.of(ReconstructionKind.values())
                                .map(kind -> Arguments.of(vectors, method, kind))));
    }

    /** Odd sizes are padded by SENSE, and sizes that an acceleration does not divide take the plain pipeline. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("vectors")
    void referenceVectorsAgree(
            ReferenceVectors vectors, SnrMethod method, ReconstructionKind kind, OpenClDevice device) {
        MemoryScan scan = MemoryScan.of(List.of(vectors.array("signal").kspace()), vectors.noiseOversampling());
        MemoryScan.Noise noise = MemoryScan.Noise.of(vectors.array("noise").kspace());
        JobRequest request = SnrJobs.decimated(
                method,
                OPTIONS,
                kind,
                AxisPair.of(1, 2),
                AxisPair.of(scan.header().frequency(), 16));

        assertAgree(request, scan, Optional.of(noise), device);
    }
}
