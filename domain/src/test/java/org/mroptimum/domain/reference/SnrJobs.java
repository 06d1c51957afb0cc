package org.mroptimum.domain.reference;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;
import org.mroptimum.domain.snr.ComputedMaps;
import org.mroptimum.domain.snr.ReplicaSeed;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.snr.SnrComputation;

/** Requests and runs for tests of the computation. */
public final class SnrJobs {

    private SnrJobs() {}

    public static JobRequest rss() {
        return request(SnrMethod.AC, ReconstructionKind.RSS, Optional.empty(), Optional.empty());
    }

    public static JobRequest b1(MaskChoice mask) {
        return request(
                SnrMethod.AC,
                ReconstructionKind.B1,
                Optional.of(new SensitivityChoice(SensitivityChoice.Method.INNER, mask)),
                Optional.empty());
    }

    public static JobRequest b1FromCalibration(Optional<AxisPair> calibration) {
        return request(
                SnrMethod.AC,
                ReconstructionKind.B1,
                Optional.of(new SensitivityChoice(SensitivityChoice.Method.INNER_ACL, new MaskChoice.None())),
                calibration);
    }

    public static JobRequest request(
            SnrMethod method,
            ReconstructionKind kind,
            Optional<SensitivityChoice> sensitivity,
            Optional<AxisPair> calibration) {
        return request(
                method,
                MethodOptions.DEFAULT,
                new ReconstructionRequest(
                        kind,
                        FileReference.local("memory"),
                        Optional.empty(),
                        sensitivity,
                        false,
                        Optional.empty(),
                        calibration,
                        AxisPair.of(5, 4),
                        Optional.empty()));
    }

    /** Undersampled on purpose, but without saying how. */
    public static JobRequest decimatedByTheScan(SnrMethod method, MethodOptions options, ReconstructionKind kind) {
        return accelerated(method, options, kind, true, Optional.empty(), Optional.empty());
    }

    /** SENSE of fully sampled data undersampled on purpose, with their own sensitivities where they are above a part of the largest. */
    public static JobRequest sense(SnrMethod method, MethodOptions options, AxisPair accelerations, double percent) {
        return request(
                method,
                options,
                new ReconstructionRequest(
                        ReconstructionKind.SENSE,
                        FileReference.local("memory"),
                        Optional.empty(),
                        Optional.of(new SensitivityChoice(
                                SensitivityChoice.Method.INNER, new MaskChoice.Percentage(percent))),
                        true,
                        Optional.of(accelerations),
                        Optional.empty(),
                        AxisPair.of(3, 2),
                        Optional.empty()));
    }

    /** Data reconstructed as they were acquired; kernel 3 x 2, sensitivities from the calibration lines. */
    public static JobRequest asAcquired(SnrMethod method, MethodOptions options, ReconstructionKind kind) {
        return accelerated(method, options, kind, false, Optional.empty(), Optional.empty());
    }

    /** Data that are said to be accelerated, reconstructed as they were acquired. */
    public static JobRequest accelerated(SnrMethod method, ReconstructionKind kind, AxisPair accelerations) {
        return accelerated(method, MethodOptions.DEFAULT, kind, false, Optional.of(accelerations), Optional.empty());
    }

    /** Fully sampled data undersampled on purpose where the reconstruction accelerates; kernel 3 x 2, sensitivities from the calibration lines. */
    public static JobRequest decimated(
            SnrMethod method,
            MethodOptions options,
            ReconstructionKind kind,
            AxisPair accelerations,
            AxisPair calibration) {
        return accelerated(method, options, kind, true, Optional.of(accelerations), Optional.of(calibration));
    }

    private static JobRequest accelerated(
            SnrMethod method,
            MethodOptions options,
            ReconstructionKind kind,
            boolean decimate,
            Optional<AxisPair> accelerations,
            Optional<AxisPair> calibration) {
        SensitivityChoice lines = new SensitivityChoice(SensitivityChoice.Method.INNER_ACL, new MaskChoice.None());
        return request(
                method,
                options,
                new ReconstructionRequest(
                        kind,
                        FileReference.local("memory"),
                        Optional.empty(),
                        Optional.of(lines).filter(choice -> kind.usesSensitivities()),
                        decimate,
                        accelerations,
                        calibration,
                        AxisPair.of(3, 2),
                        Optional.empty()));
    }

    private static JobRequest request(SnrMethod method, MethodOptions options, ReconstructionRequest reconstruction) {
        return new JobRequest(
                method,
                options,
                reconstruction,
                new OutputFlags(true, true, false),
                JobRequest.JobIdentity.NONE,
                Map.of());
    }

    public static ComputedMaps run(JobRequest request, Acquisition scan, NoiseScan noise) {
        return run(request, scan, Optional.of(noise), Optional.empty(), 1, line -> {});
    }

    public static ComputedMaps run(
            JobRequest request,
            Acquisition scan,
            Optional<NoiseScan> noise,
            Optional<Volume> mask,
            int threads,
            Consumer<String> log) {
        Optional<ReplicaSeed> seed = Optional.of(new ReplicaSeed(7, false)).filter(some -> request.drawsReplicas());
        SnrComputation.Input input = new SnrComputation.Input(request, scan, noise, mask, seed, heap());
        return new SliceSnrComputation().compute(input, threads, Progress.SILENT, log);
    }

    /** Volumes in memory. */
    public static Volumes heap() {
        return new Volumes() {
            @Override
            public Volume allocate(int frequency, int phase, int slices, boolean complex) {
                return new HeapVolume(frequency, phase, slices, complex);
            }

            @Override
            public void close() {
                // The heap needs no closing.
            }
        };
    }
}
