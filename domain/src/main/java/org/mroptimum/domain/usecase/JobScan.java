package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.ImageReader;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.result.ComputedRange;
import org.mroptimum.domain.result.FlipAngleNormalisation;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;
import org.mroptimum.domain.snr.ComputedMaps;
import org.mroptimum.domain.snr.FlipAngleCorrection;
import org.mroptimum.domain.snr.ReplicaSeed;
import org.mroptimum.domain.snr.SnrComputation;

/** Brings the inputs of a job together with the computation: stages files, opens signal, noise, mask and flip
 * angles, and closes all. */
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
     * @param computed what the computation gave
     * @param maps its maps, and the SNR corrected for the flip angle when asked for
     * @param flipAngle how that was made
     */
    public record Scanned(
            AcquisitionHeader header,
            ComputedMaps computed,
            List<SnrMap> maps,
            Optional<FlipAngleNormalisation> flipAngle) {}

    /**
     * What was read and what was computed from it, some slices.
     *
     * @param header the imaging scan
     * @param computed what the computation gave
     */
    public record ScannedPart(AcquisitionHeader header, ComputedRange computed) {}

    /** Reads and computes; the maps live in {@code room}. */
    public Scanned compute(JobRequest request, Volumes room, Progress progress, JobLog log) {
        try (Run run = new Run(request, room, progress, log)) {
            Read read = run.read(SlicePart.WHOLE);
            return run.corrected(read.header(), ComputedMaps.of(read.computed()), read.flipAngles());
        }
    }

    /** Reads everything and computes the slices of a part, which {@link #join} makes a whole job with. */
    public ScannedPart computePart(JobRequest request, SlicePart part, Volumes room, Progress progress, JobLog log) {
        try (Run run = new Run(request, room, progress, log)) {
            Read read = run.read(part);
            return new ScannedPart(read.header(), read.computed());
        }
    }

    /**
     * What {@link #compute} gives, from all slices that the parts of the job computed. The correction for the flip angle is made
     * here, because at the ends of a part it needs slices of the next one.
     */
    public Scanned join(
            JobRequest request,
            AcquisitionHeader header,
            ComputedRange all,
            Volumes room,
            Progress progress,
            JobLog log) {
        try (Run run = new Run(request, room, progress, log)) {
            return run.corrected(header, ComputedMaps.of(all), run.files.flipAngles());
        }
    }

    /** The maps of some slices, and the flip angles for all of them. */
    private record Read(AcquisitionHeader header, ComputedRange computed, Optional<Volume> flipAngles) {}

    /** One job on its way; closing it releases its files. */
    private final class Run implements AutoCloseable {
        private final JobRequest request;
        private final Volumes room;
        private final Progress progress;
        private final JobLog log;
        private final JobFiles files;

        Run(JobRequest request, Volumes room, Progress progress, JobLog log) {
            this.request = request;
            this.room = room;
            this.progress = progress;
            this.log = log;
            this.files = new JobFiles(request, staging, images, progress, log);
        }

        Read read(SlicePart part) {
            FileReference file = request.reconstruction().signal();
            log.procedure("Signal K-Space reading");
            progress.step("reading", 0, 1);
            StagedFile stagedSignal = files.stage(file);
            try (Acquisition signal = reader.open(stagedSignal, file)) {
                log.warnings(signal.header().warnings());
                log.procedure("Signal K-Space read");
                progress.step("reading", 1, 1);
                Optional<Volume> flipAngles = files.flipAngles(signal.header());
                Optional<ReplicaSeed> seed = files.seed(stagedSignal);
                return new Read(signal.header(), withNoise(signal, stagedSignal, seed, part), flipAngles);
            }
        }

        private ComputedRange withNoise(
                Acquisition signal, StagedFile stagedSignal, Optional<ReplicaSeed> seed, SlicePart part) {
            Optional<Volume> mask = files.uploadedMask();
            log.procedure("Noise K-Space reading");
            Optional<FileReference> noiseFile = request.reconstruction().noise();
            if (noiseFile.isPresent()) {
                StagedFile stagedNoise = files.stage(noiseFile.get());
                boolean same = stagedNoise.location().equals(stagedSignal.location())
                        || noiseFile
                                .get()
                                .meansSameFile(request.reconstruction().signal());
                if (!same) {
                    try (NoiseScan noise = reader.openNoise(stagedNoise, noiseFile.get())) {
                        return compute(signal, Optional.of(noise), mask, seed, part);
                    }
                }
                // Read as a noise scan, the imaging lines would count as noise.
                log.procedure("the noise file is the signal file: the noise that it holds is used");
            }
            try (@Nullable NoiseScan inside = signal.noise().orElse(null)) {
                return compute(signal, Optional.ofNullable(inside), mask, seed, part);
            }
        }

        private ComputedRange compute(
                Acquisition signal,
                Optional<NoiseScan> noise,
                Optional<Volume> mask,
                Optional<ReplicaSeed> seed,
                SlicePart part) {
            noise.ifPresent(scan -> {
                log.warnings(scan.warnings());
                log.procedure("noise is " + scan.origin());
            });
            log.procedure("Noise K-Space read");
            SnrComputation.Input input = new SnrComputation.Input(request, signal, noise, mask, seed, room);
            return computation.compute(input, part, threads, progress, log::procedure);
        }

        Scanned corrected(AcquisitionHeader header, ComputedMaps computed, Optional<Volume> flipAngles) {
            if (flipAngles.isEmpty()) {
                return new Scanned(header, computed, computed.maps(), Optional.empty());
            }
            Optional<Volume> valid = computed.maps().stream()
                    .filter(map -> map.kind() == SnrMap.Kind.VALID)
                    .map(SnrMap::values)
                    .findFirst();
            FlipAngleCorrection.Corrected corrected =
                    FlipAngleCorrection.apply(computed.maps().get(0).values(), valid, flipAngles.get(), room);
            log.procedure("SNR divided by the sine of the flip angle");
            List<SnrMap> maps = new ArrayList<>(computed.maps());
            maps.add(new SnrMap(SnrMap.Kind.SNR_FLIP_ANGLE, 0, corrected.snr()));
            return new Scanned(header, computed, maps, Optional.of(corrected.facts()));
        }

        @Override
        public void close() {
            files.close();
        }
    }
}
