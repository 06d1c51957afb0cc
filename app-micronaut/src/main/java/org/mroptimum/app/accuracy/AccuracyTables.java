package org.mroptimum.app.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mroptimum.app.simulation.DemoPhantom;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.phantom.PhantomSpec;

/** What docs/accuracy.md shows. */
public final class AccuracyTables {
    /** High enough that the noise floor of a magnitude, coils / SNR^2, stays below a permille. */
    private static final double PEAK_SNR = 1000;

    private static final int NOISE_SAMPLES = 100_000;
    private static final int DEMO_MATRIX = 160;
    private static final int DEMO_COILS = 8;

    private AccuracyTables() {}

    /** All tables in order. */
    public static List<AccuracyTable> all() {
        return List.of(rss(), b1(), sense(), grappa(), demo());
    }

    private static AccuracyTable rss() {
        return new AccuracyTable(
                "RSS",
                "Computed over true SNR. The truth is that of the optimal combination, sqrt(2 sᴴ Ψ⁻¹ s).",
                fullySampledColumns(),
                fullySampled(SimulatedCase::rss));
    }

    private static AccuracyTable b1() {
        return new AccuracyTable(
                "B1",
                "Computed over true SNR. Sensitivities are estimated from the image itself (`inner`, no mask), the truth knows the true ones.",
                fullySampledColumns(),
                fullySampled(SimulatedCase::b1));
    }

    private static List<String> fullySampledColumns() {
        return columns(Stream.of("matrix", "coils", "oversampling", "dwell ratio"), methods());
    }

    private static List<AccuracyRow> fullySampled(Function<PhantomSpec, SimulatedCase> kind) {
        return Stream.of(
                        head(45, 33, 5, 1, .5),
                        head(64, 64, 1, 1, 1),
                        head(64, 48, 2, 2, 1),
                        head(48, 45, 8, 2, 2),
                        head(33, 64, 13, 1, 4),
                        head(65, 40, 31, 2, 4),
                        head(64, 64, 32, 2, .5))
                .<AccuracyRow>map(spec -> new TruthRow(kind.apply(spec)))
                .toList();
    }

    private static AccuracyTable sense() {
        return new AccuracyTable(
                "SENSE",
                "Computed over true SNR, and over true g-factor in the last column. Sensitivities are estimated: `inner` from the full data before"
                        + " undersampling (mask `percentage` 2; 10 where R does not divide the matrix), `innerACL` from central lines only (mask"
                        + " `percentage` 10), so that their error counts too. The truth knows the true ones, and the same mask.",
                columns(
                        Stream.of("matrix", "coils", "R", "sensitivities"),
                        Stream.concat(methods(), Stream.of("g (AC)"))),
                Stream.of(
                                SimulatedCase.sense(disc(45, 33, 5), AxisPair.of(1, 3), 0, 2),
                                SimulatedCase.sense(disc(64, 48, 6), AxisPair.of(1, 2), 0, 2),
                                SimulatedCase.sense(disc(64, 48, 6), AxisPair.of(1, 2), 24, 10),
                                SimulatedCase.sense(disc(64, 64, 8), AxisPair.of(2, 2), 0, 2),
                                SimulatedCase.sense(disc(64, 64, 8), AxisPair.of(2, 2), 32, 10),
                                SimulatedCase.sense(disc(48, 50, 8), AxisPair.of(1, 3), 0, 10),
                                SimulatedCase.sense(disc(45, 47, 8), AxisPair.of(1, 2), 0, 10),
                                SimulatedCase.sense(disc(65, 40, 31), AxisPair.of(1, 4), 0, 2),
                                SimulatedCase.sense(disc(64, 64, 32), AxisPair.of(1, 4), 24, 10))
                        .<AccuracyRow>map(TruthRow::new)
                        .toList());
    }

    private static AccuracyTable grappa() {
        List<SnrMethod> references = List.of(SnrMethod.AC, SnrMethod.MR);
        return new AccuracyTable(
                "GRAPPA",
                "There is no closed form for the truth of GRAPPA, so the methods are compared with each other: with the analytic SNR, and with plain"
                        + " repetitions (MR), which know nothing of kernels and covariances. Kernel as taps along readout x acquired lines.",
                columns(Stream.of("matrix", "coils", "R", "kernel"), AgreementRow.columns(references).stream()),
                Stream.of(
                                SimulatedCase.grappa(head(45, 33, 5, 1, 1), AxisPair.of(1, 3), 19, AxisPair.of(5, 2)),
                                SimulatedCase.grappa(head(64, 48, 6, 2, 1), AxisPair.of(1, 2), 24, AxisPair.of(5, 4)),
                                SimulatedCase.grappa(head(64, 64, 8, 1, 1), AxisPair.of(2, 2), 32, AxisPair.of(2, 2)),
                                SimulatedCase.grappa(head(64, 64, 16, 1, 2), AxisPair.of(1, 4), 32, AxisPair.of(5, 2)))
                        .<AccuracyRow>map(row -> new AgreementRow(row, row.description(), references))
                        .toList());
    }

    /** The demo's scan, one slice of it: the others differ in amplitude only. */
    private static AccuracyTable demo() {
        List<SnrMethod> references = List.of(SnrMethod.AC);
        PhantomSpec spec = DemoPhantom.spec(DEMO_MATRIX, DEMO_COILS, 1);
        List<SimulatedCase> cases = List.of(
                SimulatedCase.rss(spec),
                SimulatedCase.b1(spec),
                SimulatedCase.sense(spec, AxisPair.of(1, 2), 24, 10),
                SimulatedCase.grappa(spec, AxisPair.of(1, 2), 24, AxisPair.of(5, 4)));
        return new AccuracyTable(
                "The demo scan",
                "Each method over the analytic SNR, for a slice of the scan of `./mroptimum demo` ("
                        + DEMO_MATRIX + " x " + DEMO_MATRIX + ", " + DEMO_COILS
                        + " coils); SENSE and GRAPPA with R = 1 x 2 and 24 calibration lines.",
                columns(Stream.of("reconstruction"), AgreementRow.columns(references).stream()),
                cases.stream()
                        .<AccuracyRow>map(
                                row -> new AgreementRow(row, List.of(row.kind().title()), references))
                        .toList());
    }

    private static PhantomSpec head(int frequency, int phase, int coils, int oversampling, double dwellRatio) {
        return PhantomSpec.of(frequency, phase, coils)
                .withPeakSnr(PEAK_SNR)
                .withNoise(1 + NOISE_SAMPLES / (frequency * oversampling), oversampling, dwellRatio);
    }

    private static PhantomSpec disc(int frequency, int phase, int coils) {
        return head(frequency, phase, coils, 1, 1).withObject(PhantomSpec.Shape.DISC);
    }

    private static Stream<String> methods() {
        return Arrays.stream(SnrMethod.values()).map(SnrMethod::name);
    }

    private static List<String> columns(Stream<String> first, Stream<String> others) {
        List<String> columns = new ArrayList<>(first.toList());
        columns.addAll(others.toList());
        return columns;
    }
}
