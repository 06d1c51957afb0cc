package org.mroptimum.app.accuracy;

import java.util.List;
import java.util.Optional;
import org.mroptimum.app.simulation.SimulatedScan;
import org.mroptimum.app.simulation.SnrTask;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.Progress;

/**
 * A simulated scan and how its image is made.
 *
 * @param phantom the scan
 * @param kind reconstruction
 * @param sensitivity how sensitivities are estimated; empty for kinds without
 * @param acceleration undersampling along readout and phase encoding
 * @param calibrationLines along phase encoding
 * @param kernel of GRAPPA: taps along readout, acquired lines along phase encoding
 */
record SimulatedCase(
        PhantomScan phantom,
        ReconstructionKind kind,
        Optional<SensitivityChoice> sensitivity,
        AxisPair acceleration,
        int calibrationLines,
        AxisPair kernel) {
    static final int PSEUDO_REPLICAS = 400;
    static final int LOCAL_REPLICAS = 20;
    static final int REPETITIONS = 200;

    private static final AxisPair NONE = AxisPair.of(1, 1);

    static SimulatedCase rss(PhantomSpec spec) {
        return new SimulatedCase(
                new PhantomScan(spec), ReconstructionKind.RSS, Optional.empty(), NONE, 0, AxisPair.of(5, 4));
    }

    static SimulatedCase b1(PhantomSpec spec) {
        return new SimulatedCase(
                new PhantomScan(spec),
                ReconstructionKind.B1,
                Optional.of(SensitivityChoice.DEFAULT),
                NONE,
                0,
                AxisPair.of(5, 4));
    }

    /** Sensitivities from the full data before undersampling, or from calibration lines when their number is not 0. */
    static SimulatedCase sense(PhantomSpec spec, AxisPair acceleration, int calibrationLines, double maskPercent) {
        SensitivityChoice.Method method =
                calibrationLines > 0 ? SensitivityChoice.Method.INNER_ACL : SensitivityChoice.Method.INNER;
        return new SimulatedCase(
                new PhantomScan(spec),
                ReconstructionKind.SENSE,
                Optional.of(new SensitivityChoice(method, new MaskChoice.Percentage(maskPercent))),
                acceleration,
                calibrationLines,
                AxisPair.of(5, 4));
    }

    static SimulatedCase grappa(PhantomSpec spec, AxisPair acceleration, int calibrationLines, AxisPair kernel) {
        return new SimulatedCase(
                new PhantomScan(spec),
                ReconstructionKind.GRAPPA,
                Optional.empty(),
                acceleration,
                calibrationLines,
                kernel);
    }

    int accelerationFrequency() {
        return acceleration.frequency().orElseThrow();
    }

    int accelerationPhase() {
        return acceleration.phase().orElseThrow();
    }

    /** What is particular about it, as cells of a table. */
    List<String> description() {
        PhantomSpec spec = phantom.spec();
        String size = spec.frequency() + " x " + spec.phase();
        String coils = String.valueOf(spec.coils());
        String factors = accelerationFrequency() + " x " + accelerationPhase();
        return switch (kind) {
            case RSS, B1 ->
                List.of(size, coils, String.valueOf(spec.oversampling()), String.valueOf(spec.dwellRatio()));
            case SENSE ->
                List.of(
                        size,
                        coils,
                        factors,
                        calibrationLines > 0 ? "innerACL, " + calibrationLines + " lines" : "inner");
            case GRAPPA ->
                List.of(
                        size,
                        coils,
                        factors,
                        kernel.frequency().orElseThrow() + " x "
                                + kernel.phase().orElseThrow() + ", " + calibrationLines + " lines");
        };
    }

    /** Computes all slices with one method. */
    Estimate estimate(SnrMethod method, int threads) {
        int repetitions = switch (method) {
            case MR -> REPETITIONS;
            case DI -> 2;
            case AC, PMR, CR -> 1;
        };
        return Estimate.of(task(method).compute(new SimulatedScan(phantom, repetitions), threads, Progress.SILENT));
    }

    private SnrTask task(SnrMethod method) {
        SnrTask task = SnrTask.of(method, kind, method == SnrMethod.CR ? LOCAL_REPLICAS : PSEUDO_REPLICAS);
        if (sensitivity.isPresent()) {
            task = task.with(sensitivity.get());
        }
        boolean accelerates = kind == ReconstructionKind.SENSE || kind == ReconstructionKind.GRAPPA;
        return accelerates ? task.accelerated(acceleration, calibrationLines).withKernel(kernel) : task;
    }
}
