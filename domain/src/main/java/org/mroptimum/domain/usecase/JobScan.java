package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.ImageReader;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;
import org.mroptimum.domain.snr.ComputedMaps;
import org.mroptimum.domain.snr.ReplicaSeed;
import org.mroptimum.domain.snr.SnrComputation;

/** Brings the inputs of a job together with the computation: stages files, opens signal, noise and mask, and closes all. */
public final class JobScan {
    private final InputStaging staging;
    private final RawDataReader reader;
    private final ImageReader images;
    private final SnrComputation computation;
    private final int threads;

    public JobScan(
            InputStaging staging, RawDataReader reader, ImageReader images, SnrComputation computation, int threads) {
        this.staging = staging;
        this.reader = reader;
        this.images = images;
        this.computation = computation;
        this.threads = threads;
    }

    /**
     * What was read and what was computed from it.
     *
     * @param header the imaging scan
     * @param computed the maps
     */
    public record Scanned(AcquisitionHeader header, ComputedMaps computed) {}

    /** Reads and computes; the maps live in {@code room}. */
    public Scanned compute(JobRequest request, Volumes room, Progress progress, JobLog log) {
        computation.check(request);
        List<StagedFile> staged = new ArrayList<>();
        try {
            FileReference signalFile = request.reconstruction().signal();
            log.procedure("Signal K-Space reading");
            progress.step("reading", 0, 1);
            StagedFile stagedSignal = stage(signalFile, staged);
            try (Acquisition signal = reader.open(stagedSignal, signalFile)) {
                log.warnings(signal.header().warnings());
                log.procedure("Signal K-Space read");
                progress.step("reading", 1, 1);
                return withNoise(request, signal, stagedSignal, staged, room, progress, log);
            }
        } finally {
            staged.forEach(staging::release);
        }
    }

    private Scanned withNoise(
            JobRequest request,
            Acquisition signal,
            StagedFile stagedSignal,
            List<StagedFile> staged,
            Volumes room,
            Progress progress,
            JobLog log) {
        Optional<Volume> mask = uploadedMask(request, staged);
        log.procedure("Noise K-Space reading");
        Optional<FileReference> noiseFile =
                request.reconstruction().noise().filter(file -> request.method() != SnrMethod.MR);
        if (noiseFile.isPresent()) {
            StagedFile stagedNoise = stage(noiseFile.get(), staged);
            if (!stagedNoise.location().equals(stagedSignal.location())) {
                try (NoiseScan noise = reader.openNoise(stagedNoise, noiseFile.get())) {
                    return compute(request, signal, Optional.of(noise), mask, room, progress, log);
                }
            }
            // Read as a noise scan, the imaging lines would count as noise.
            log.procedure("the noise file is the signal file: the noise that it holds is used");
        }
        try (@Nullable NoiseScan inside = signal.noise().orElse(null)) {
            return compute(request, signal, Optional.ofNullable(inside), mask, room, progress, log);
        }
    }

    private Scanned compute(
            JobRequest request,
            Acquisition signal,
            Optional<NoiseScan> noise,
            Optional<Volume> mask,
            Volumes room,
            Progress progress,
            JobLog log) {
        noise.ifPresent(scan -> {
            log.warnings(scan.warnings());
            log.procedure("noise is " + scan.origin());
        });
        log.procedure("Noise K-Space read");
        SnrComputation.Input input = new SnrComputation.Input(request, signal, noise, mask, seed(request), room);
        return new Scanned(signal.header(), computation.compute(input, threads, progress, log::procedure));
    }

    private static Optional<ReplicaSeed> seed(JobRequest request) {
        OptionalLong named = request.options().seed();
        return request.drawsReplicas() && named.isPresent()
                ? Optional.of(new ReplicaSeed(named.getAsLong(), false))
                : Optional.empty();
    }

    private Optional<Volume> uploadedMask(JobRequest request, List<StagedFile> staged) {
        return request.reconstruction()
                .sensitivity()
                .map(SensitivityChoice::mask)
                .filter(MaskChoice.Upload.class::isInstance)
                .map(mask -> images.read(stage(((MaskChoice.Upload) mask).file(), staged)));
    }

    private StagedFile stage(FileReference reference, List<StagedFile> staged) {
        StagedFile file = staging.stage(reference);
        staged.add(file);
        return file;
    }
}
