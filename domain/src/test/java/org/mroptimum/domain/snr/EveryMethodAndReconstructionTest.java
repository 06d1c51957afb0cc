package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SelfCheck;
import org.mroptimum.domain.result.SnrMap.Kind;

/** Every method over every reconstruction, as a job runs it. */
class EveryMethodAndReconstructionTest {
    private static final int REPETITIONS = 60;
    private static final PhantomScan PHANTOM = new PhantomScan(PhantomSpec.of(48, 40, 8)
            .withObject(PhantomSpec.Shape.DISC)
            .withPeakSnr(800)
            .withSlices(2));
    private static final int BOX = 2;
    private static final boolean[] INSIDE = within(Difference.above(PHANTOM.trueSnr(0), .1));

    /** Pixels whose box lies in the object: at a rim the methods with a box see the noise of the air too, where magnitudes are biased. */
    private static boolean[] within(boolean[] object) {
        boolean[] within = object.clone();
        for (int p = 0; p < object.length; p++) {
            for (int dp = -BOX; dp <= BOX; dp++) {
                for (int df = -BOX; df <= BOX; df++) {
                    int q = p + df + 48 * dp;
                    within[p] &= q >= 0 && q < object.length && object[q];
                }
            }
        }
        return within;
    }

    private static ComputedMaps run(SnrMethod method, ReconstructionKind kind, boolean check, int threads) {
        MethodOptions options =
                new MethodOptions(60, BOX, OptionalLong.empty(), OptionalDouble.empty(), check, Optional.empty());
        JobRequest request = SnrJobs.decimated(method, options, kind, AxisPair.of(1, 2), AxisPair.of(48, 20));
        try (PhantomAcquisition scan = new PhantomAcquisition(PHANTOM, REPETITIONS)) {
            return SnrJobs.run(request, scan, scan.noise(), Optional.empty(), threads, line -> {});
        }
    }

    static Stream<Arguments> all() {
        return Arrays.stream(SnrMethod.values())
                .flatMap(method -> Arrays.stream(ReconstructionKind.values()).map(kind -> Arguments.of(method, kind)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void agreesWithTheAnalyticMethodAndDoesNotDependOnThreads(SnrMethod method, ReconstructionKind kind) {
        ComputedMaps computed = run(method, kind, false, 1);
        float[] snr = ReferenceSnrTest.map(computed, Kind.SNR, 0).re(0);
        float[] analytic = ReferenceSnrTest.map(run(SnrMethod.AC, kind, false, 1), Kind.SNR, 0)
                .re(0);
        double[] expected = new double[analytic.length];
        Arrays.setAll(expected, p -> analytic[p]);
        assertEquals(1, Difference.medianRatio(expected, snr, INSIDE), method == SnrMethod.DI ? .08 : .03);

        ComputedMaps shared = run(method, kind, false, 3);
        assertEquals(computed.maps().size(), shared.maps().size());
        for (int m = 0; m < computed.maps().size(); m++) {
            for (int slice = 0; slice < 2; slice++) {
                assertArrayEquals(
                        computed.maps().get(m).values().re(slice),
                        shared.maps().get(m).values().re(slice),
                        computed.maps().get(m).kind() + " slice " + slice);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void hasTheMapsOfItsMethodAndReconstruction(SnrMethod method, ReconstructionKind kind) {
        ComputedMaps computed = run(method, kind, false, 2);
        List<Kind> kinds =
                computed.maps().stream().map(map -> map.kind()).distinct().toList();

        assertEquals(method != SnrMethod.AC, kinds.contains(Kind.RELATIVE_ERROR));
        boolean accelerates = kind == ReconstructionKind.SENSE || kind == ReconstructionKind.GRAPPA;
        assertEquals(accelerates, kinds.contains(Kind.G_FACTOR));
        assertEquals(accelerates, kinds.contains(Kind.INVERSE_G_FACTOR));
        assertEquals(kind.usesSensitivities(), kinds.contains(Kind.COIL_SENSITIVITY));
        boolean replicas = method == SnrMethod.PMR || method == SnrMethod.CR;
        assertEquals(replicas, computed.replicas().isPresent());
        computed.replicas().ifPresent(run -> assertEquals(List.of(60, 60), run.drawn()));
        if (accelerates) {
            float[] g = ReferenceSnrTest.map(computed, Kind.G_FACTOR, 0).re(0);
            float[] inverse =
                    ReferenceSnrTest.map(computed, Kind.INVERSE_G_FACTOR, 0).re(0);
            for (int p = 0; p < g.length; p++) {
                assertTrue(INSIDE[p] ? g[p] >= .9 : g[p] >= 0);
                assertEquals(g[p] > 0 ? 1 / g[p] : 0, inverse[p], 1e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ReconstructionKind.class)
    void theSelfCheckAgrees(ReconstructionKind kind) {
        for (SnrMethod method : List.of(SnrMethod.AC, SnrMethod.PMR, SnrMethod.CR)) {
            SelfCheck check = run(method, kind, true, 2).check().orElseThrow();

            assertEquals(60, check.replicas());
            assertEquals(1, check.medianRatio(), check.tolerance(), check.toString());
            assertEquals(false, check.suspect(), check.toString());
        }
    }

    /** The formula of GRAPPA takes k-space as endless: on a small matrix replicas find less noise, by more than chance explains. */
    @Test
    void theSelfCheckSuspectsAFormulaThatDoesNotHold() {
        PhantomScan small = new PhantomScan(
                PhantomSpec.of(32, 32, 8).withObject(PhantomSpec.Shape.DISC).withPeakSnr(800));
        MethodOptions options =
                new MethodOptions(1000, BOX, OptionalLong.empty(), OptionalDouble.empty(), true, Optional.empty());
        JobRequest request = SnrJobs.decimated(
                SnrMethod.AC, options, ReconstructionKind.GRAPPA, AxisPair.of(1, 4), AxisPair.of(32, 28));
        try (PhantomAcquisition scan = new PhantomAcquisition(small, 1)) {
            SelfCheck check = SnrJobs.run(request, scan, scan.noise(), Optional.empty(), 2, line -> {})
                    .check()
                    .orElseThrow();

            assertTrue(check.suspect(), check.toString());
            assertTrue(check.medianRatio() > 1 + check.tolerance(), check.toString());
        }
    }
}
