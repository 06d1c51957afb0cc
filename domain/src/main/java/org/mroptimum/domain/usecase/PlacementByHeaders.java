package org.mroptimum.domain.usecase;

import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.chooser.InputSizes;
import org.mroptimum.domain.job.chooser.JobChooser;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;

/**
 * Chooses where a job runs by the headers of its signal, for installations that have their files at hand. A file that could not be
 * computed is refused before it waits in a queue.
 */
public final class PlacementByHeaders implements SubmitJob.Choice {
    private final JobChooser chooser;
    private final InputStaging staging;
    private final RawDataReader reader;

    public PlacementByHeaders(JobChooser chooser, InputStaging staging, RawDataReader reader) {
        this.chooser = chooser;
        this.staging = staging;
        this.reader = reader;
    }

    /**
     * Where the job runs, and why.
     *
     * @throws JobFailure when the signal is missing or cannot be read
     */
    @Override
    public Placement choose(JobRequest request) {
        FileReference signal = request.reconstruction().signal();
        StagedFile file = staging.stage(signal);
        try (Acquisition acquisition = reader.open(file, signal)) {
            return chooser.choose(request, InputSizes.of(dimensions(acquisition.header()), file.bytes()));
        } finally {
            staging.release(file);
        }
    }

    private static InputSizes.Dimensions dimensions(AcquisitionHeader header) {
        return new InputSizes.Dimensions(
                header.frequency(),
                header.phase(),
                header.coils(),
                header.slices().size(),
                header.repetitions());
    }
}
