package org.mroptimum.domain.usecase;

import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.chooser.InputSizes;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;

/**
 * Sizes from the headers of the signal file, for installations where files are at hand. A file that could not be computed is
 * refused before it waits in a queue.
 */
public final class ReadInputSizes implements SubmitJob.Sizes {
    private final InputStaging staging;
    private final RawDataReader reader;

    public ReadInputSizes(InputStaging staging, RawDataReader reader) {
        this.staging = staging;
        this.reader = reader;
    }

    @Override
    public InputSizes of(JobRequest request) {
        FileReference signal = request.reconstruction().signal();
        StagedFile file = staging.stage(signal);
        try (Acquisition acquisition = reader.open(file, signal)) {
            AcquisitionHeader header = acquisition.header();
            return InputSizes.of(
                    new InputSizes.Dimensions(
                            header.frequency(),
                            header.phase(),
                            header.coils(),
                            header.slices().size(),
                            header.repetitions()),
                    file.bytes());
        } finally {
            staging.release(file);
        }
    }
}
