package org.mroptimum.domain.usecase;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.port.ImageReader;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.snr.FlipAngleFit;
import org.mroptimum.domain.snr.ReplicaSeed;

/** The files of one job: fetched when they are needed, all released at its end. */
final class JobFiles implements AutoCloseable {
    private final JobRequest request;
    private final InputStaging staging;
    private final ImageReader images;
    private final Progress progress;
    private final JobLog log;
    private final List<StagedFile> staged = new ArrayList<>();

    JobFiles(JobRequest request, InputStaging staging, ImageReader images, Progress progress, JobLog log) {
        this.request = request;
        this.staging = staging;
        this.images = images;
        this.progress = progress;
        this.log = log;
    }

    /** Fetches a file. */
    StagedFile stage(FileReference reference) {
        progress.stopIfCancelled("reading");
        StagedFile file = staging.stage(reference, progress);
        staged.add(file);
        return file;
    }

    /** The mask of the sensitivities, when it is a file. */
    Optional<Volume> uploadedMask() {
        return request.reconstruction()
                .sensitivity()
                .map(SensitivityChoice::mask)
                .filter(MaskChoice.Upload.class::isInstance)
                .map(mask -> images.read(stage(((MaskChoice.Upload) mask).file())));
    }

    /** The flip angles, with a warning in the log where they do not lie as the scan does. */
    Optional<Volume> flipAngles(AcquisitionHeader scan) {
        return request.reconstruction().flipAngle().map(file -> {
            StagedFile stagedMap = stage(file);
            Volume map = images.read(stagedMap);
            log.warnings(FlipAngleFit.warnings(scan, map, images.spacing(stagedMap)));
            return map;
        });
    }

    /** The flip angles of a scan that was looked at before. */
    Optional<Volume> flipAngles() {
        return request.reconstruction().flipAngle().map(file -> images.read(stage(file)));
    }

    /** The seed that the request names; otherwise one from the content of the signal file, so that the same job gives the same maps. */
    Optional<ReplicaSeed> seed(StagedFile signal) {
        if (!request.drawsReplicas()) {
            return Optional.empty();
        }
        OptionalLong named = request.options().seed();
        ReplicaSeed seed = named.isPresent()
                ? new ReplicaSeed(named.getAsLong(), false)
                : new ReplicaSeed(
                        ByteBuffer.wrap(staging.sha256(signal, progress)).getLong(), true);
        log.procedure("seed of the replicas is " + seed.value()
                + (seed.fromContent() ? ", from the content of the signal file" : ""));
        return Optional.of(seed);
    }

    @Override
    public void close() {
        staged.forEach(staging::release);
    }
}
