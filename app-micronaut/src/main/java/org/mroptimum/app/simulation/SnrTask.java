package org.mroptimum.app.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.recon.KernelChoice;
import org.mroptimum.domain.snr.ComputedMaps;
import org.mroptimum.domain.snr.ReplicaSeed;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.snr.SnrComputation;

/**
 * An SNR job on a scan in memory. Fully sampled data are undersampled when an acceleration is given, as {@code decimate} in a
 * request.
 *
 * @param method how noise is found
 * @param kind how the image is made
 * @param replicas pseudo replicas of PMR and CR
 * @param sensitivity how sensitivities are made; empty for kinds without
 * @param acceleration undersampling factors
 * @param calibrationLines calibration lines along phase encoding, whole readouts; empty for the whole data
 * @param kernel GRAPPA kernel: taps along readout, acquired lines along phase encoding
 */
public record SnrTask(
        SnrMethod method,
        ReconstructionKind kind,
        int replicas,
        Optional<SensitivityChoice> sensitivity,
        Optional<AxisPair> acceleration,
        OptionalInt calibrationLines,
        AxisPair kernel) {
    /** Of all random numbers of replicas here. */
    public static final long SEED = 20261123;

    private static final int BOX = 2;

    /** Without undersampling and sensitivities. */
    public static SnrTask of(SnrMethod method, ReconstructionKind kind, int replicas) {
        return new SnrTask(
                method, kind, replicas, Optional.empty(), Optional.empty(), OptionalInt.empty(), AxisPair.of(5, 4));
    }

    /** The same with sensitivities. */
    public SnrTask with(SensitivityChoice choice) {
        return new SnrTask(method, kind, replicas, Optional.of(choice), acceleration, calibrationLines, kernel);
    }

    /** The same on undersampled data, calibrated from the central lines; 0 lines mean the whole data. */
    public SnrTask accelerated(AxisPair factors, int lines) {
        OptionalInt central = lines > 0 ? OptionalInt.of(lines) : OptionalInt.empty();
        return new SnrTask(method, kind, replicas, sensitivity, Optional.of(factors), central, kernel);
    }

    /** The same with another kernel. */
    public SnrTask withKernel(AxisPair taps) {
        return new SnrTask(method, kind, replicas, sensitivity, acceleration, calibrationLines, taps);
    }

    /** Computes all slices on the processor. */
    public ComputedMaps compute(Acquisition scan, int threads, Progress progress) {
        return compute(scan, threads, KernelChoice.PROCESSOR, progress, line -> {});
    }

    /**
     * Computes all slices.
     *
     * @param kernels where the hot stages run
     * @param log hears what happens
     */
    public ComputedMaps compute(
            Acquisition scan, int threads, KernelChoice kernels, Progress progress, Consumer<String> log) {
        JobRequest request = request();
        SnrComputation.Input input = new SnrComputation.Input(
                request,
                scan,
                scan.noise(),
                Optional.empty(),
                Optional.of(new ReplicaSeed(SEED, false)).filter(seed -> request.drawsReplicas()),
                new HeapVolumes());
        return new SliceSnrComputation(kernels).compute(input, threads, progress, log);
    }

    private JobRequest request() {
        return new JobRequest(
                method,
                new MethodOptions(
                        replicas, BOX, OptionalLong.of(SEED), OptionalDouble.empty(), false, Optional.empty()),
                new ReconstructionRequest(
                        kind,
                        FileReference.local("memory"),
                        Optional.empty(),
                        sensitivity,
                        acceleration.isPresent(),
                        acceleration,
                        calibration(),
                        kernel,
                        Optional.empty()),
                new OutputFlags(false, acceleration.isPresent(), false),
                JobRequest.JobIdentity.NONE,
                Map.of());
    }

    private Optional<AxisPair> calibration() {
        return calibrationLines.isPresent()
                ? Optional.of(new AxisPair(OptionalInt.empty(), calibrationLines))
                : Optional.empty();
    }
}
