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
        FileReference file = FileReference.local("memory");
        return new JobRequest(
                method,
                MethodOptions.DEFAULT,
                new ReconstructionRequest(
                        kind,
                        file,
                        Optional.empty(),
                        sensitivity,
                        false,
                        Optional.empty(),
                        calibration,
                        AxisPair.of(5, 4),
                        Optional.empty()),
                new OutputFlags(true, false, false),
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
        SnrComputation.Input input = new SnrComputation.Input(request, scan, noise, mask, Optional.empty(), heap());
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
