package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.phantom.SenseTruth;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap.Kind;

/** Whole jobs on simulated scans whose SNR is known: AC within 1 %, PMR and MR within 3 %, the g-factor within 1 %. */
class TruthTest {
    private static final MethodOptions OPTIONS =
            new MethodOptions(400, 2, OptionalLong.empty(), OptionalDouble.empty(), false, Optional.empty());
    private static final int REPETITIONS = 400;

    private static PhantomScan scan(int nf, int np, int coils, int oversampling, double dwellRatio) {
        // Enough samples that the estimate of the covariance itself is right within 0.1 %.
        int lines = 1 + 60_000 / (nf * oversampling);
        return new PhantomScan(PhantomSpec.of(nf, np, coils)
                .withPeakSnr(1000)
                .withObject(PhantomSpec.Shape.DISC)
                .withNoise(lines, oversampling, dwellRatio));
    }

    private static ComputedMaps run(JobRequest request, PhantomScan scan) {
        boolean repeats = request.method() == SnrMethod.MR;
        try (PhantomAcquisition acquisition = new PhantomAcquisition(scan, repeats ? REPETITIONS : 1)) {
            return SnrJobs.run(request, acquisition, acquisition.noise(), Optional.empty(), 2, line -> {});
        }
    }

    private static float[] map(ComputedMaps maps, Kind kind) {
        return ReferenceSnrTest.map(maps, kind, 0).re(0);
    }

    private static void assertNear(double band, double[] truth, float[] computed, boolean[] inside, String what) {
        assertEquals(1, Difference.medianRatio(truth, computed, inside), band, what);
    }

    private static double band(SnrMethod method) {
        return method == SnrMethod.AC ? .01 : .03;
    }

    private static void assertCombinationsAreTrue(SnrMethod method, PhantomScan scan) {
        double[] truth = scan.trueSnr(0);
        boolean[] inside = Difference.above(truth, .05);
        AxisPair all = AxisPair.of(scan.spec().frequency(), scan.spec().phase());
        for (ReconstructionKind kind : new ReconstructionKind[] {ReconstructionKind.RSS, ReconstructionKind.B1}) {
            JobRequest request = SnrJobs.decimated(method, OPTIONS, kind, AxisPair.of(1, 1), all);
            assertNear(band(method), truth, map(run(request, scan), Kind.SNR), inside, method + " " + kind);
        }
    }

    private static void assertSenseIsTrue(SnrMethod method, PhantomScan scan, int alongReadout, int alongPhase) {
        ComputedMaps maps = run(SnrJobs.sense(method, OPTIONS, AxisPair.of(alongReadout, alongPhase), 5), scan);
        float[] flags = map(maps, Kind.VALID);
        boolean[] solved = new boolean[flags.length];
        boolean[] inside = Difference.above(scan.trueSnr(0), .05);
        for (int p = 0; p < flags.length; p++) {
            solved[p] = flags[p] > 0;
            inside[p] &= solved[p];
        }
        SenseTruth truth = SenseTruth.of(scan, 0, alongReadout, alongPhase, solved);
        assertNear(band(method), truth.snr(), map(maps, Kind.SNR), inside, method + " SENSE");
        assertNear(.01, truth.gFactor(), map(maps, Kind.G_FACTOR), inside, "g of " + method);
    }

    @ParameterizedTest(name = "{0} x {1}, {2} coils, oversampling {3}, dwell ratio {4}, R {5} x {6}")
    @CsvSource({
        "64, 64, 1, 1, 1, 1, 1",
        "64, 48, 2, 2, 1, 1, 2",
        "31, 32, 3, 1, .5, 1, 2",
        "45, 33, 5, 1, .5, 1, 3",
        "40, 52, 6, 2, 4, 2, 1",
        "48, 45, 8, 2, 2, 1, 3",
        "45, 45, 11, 2, .5, 3, 1",
        "33, 64, 13, 1, 4, 1, 4",
        "64, 40, 16, 1, 2, 2, 2",
        "36, 45, 19, 2, 1, 2, 3",
        "45, 40, 31, 2, 4, 1, 4",
        "40, 40, 32, 2, .5, 2, 2",
        "33, 39, 32, 1, 1, 3, 1"
    })
    void analyticAndPseudoReplicaSnrAreTrue(
            int nf, int np, int coils, int oversampling, double dwellRatio, int alongReadout, int alongPhase) {
        PhantomScan scan = scan(nf, np, coils, oversampling, dwellRatio);
        for (SnrMethod method : new SnrMethod[] {SnrMethod.AC, SnrMethod.PMR}) {
            assertCombinationsAreTrue(method, scan);
            assertSenseIsTrue(method, scan, alongReadout, alongPhase);
        }
    }

    @ParameterizedTest(name = "{0} x {1}, {2} coils, oversampling {3}, dwell ratio {4}, R {5} x {6}")
    @CsvSource({
        "32, 32, 1, 2, .5, 1, 1",
        "33, 24, 2, 1, 4, 1, 2",
        "45, 33, 5, 2, 1, 1, 3",
        "24, 28, 9, 1, 2, 2, 2",
        "21, 20, 31, 1, .5, 1, 4"
    })
    void repetitionsGiveTheTrueSnr(
            int nf, int np, int coils, int oversampling, double dwellRatio, int alongReadout, int alongPhase) {
        PhantomScan scan = scan(nf, np, coils, oversampling, dwellRatio);
        assertCombinationsAreTrue(SnrMethod.MR, scan);
        assertSenseIsTrue(SnrMethod.MR, scan, alongReadout, alongPhase);
    }

    /** The head has much detail and little signal: where its true SNR is above 5 % of the largest. */
    @ParameterizedTest
    @EnumSource(names = {"AC", "PMR"})
    void theHeadIsTrueToo(SnrMethod method) {
        PhantomScan scan =
                new PhantomScan(PhantomSpec.of(45, 64, 7).withPeakSnr(1000).withNoise(1200, 2, 3));
        assertCombinationsAreTrue(method, scan);
        assertSenseIsTrue(method, scan, 1, 2);
    }

    /** GRAPPA has no truth in closed form: replicas with known noise against repetitions that know nothing of it. */
    @ParameterizedTest
    @CsvSource({"32, 40, 4, 1, 2", "45, 33, 7, 1, 3"})
    void repetitionsAndReplicasOfGrappaAgree(int nf, int np, int coils, int alongReadout, int alongPhase) {
        PhantomScan scan = scan(nf, np, coils, 1, 2);
        AxisPair factors = AxisPair.of(alongReadout, alongPhase);
        AxisPair calibration = AxisPair.of(nf, 24);
        float[] repeated = map(run(grappa(SnrMethod.MR, factors, calibration), scan), Kind.SNR);
        float[] replicas = map(run(grappa(SnrMethod.PMR, factors, calibration), scan), Kind.SNR);
        double[] expected = new double[repeated.length];
        for (int p = 0; p < expected.length; p++) {
            expected[p] = repeated[p];
        }
        assertNear(.03, expected, replicas, Difference.above(scan.trueSnr(0), .05), "PMR / MR");
    }

    private static JobRequest grappa(SnrMethod method, AxisPair factors, AxisPair calibration) {
        return SnrJobs.decimated(method, OPTIONS, ReconstructionKind.GRAPPA, factors, calibration);
    }
}
