package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;

/** The files that a request names. */
final class RequestFiles {

    private RequestFiles() {}

    /** Signal, noise, mask and flip angles, as far as the request has them. */
    static List<FileReference> of(JobRequest request) {
        ReconstructionRequest reconstruction = request.reconstruction();
        List<FileReference> files = new ArrayList<>();
        files.add(reconstruction.signal());
        reconstruction.noise().ifPresent(files::add);
        reconstruction.flipAngle().ifPresent(files::add);
        reconstruction.sensitivity().ifPresent(choice -> {
            if (choice.mask() instanceof MaskChoice.Upload upload) {
                files.add(upload.file());
            }
        });
        return files;
    }

    /** The scan that a reference means; empty for every other file. */
    static Optional<ScanId> scan(FileReference file) {
        return file.source() instanceof FileSource.S3 object
                        && object.bucket().equals(Scan.BUCKET)
                        && object.presignedUrl().isEmpty()
                ? ScanId.of(object.key())
                : Optional.empty();
    }
}
