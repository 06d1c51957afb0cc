package org.mroptimum.domain.usecase;

import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.Deidentifier;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;

/**
 * Chooses which jobs of a server compute in the cloud: heavy ones that fit there, and whose files are scans that tell nothing about a
 * patient. All others stay in the house.
 */
public final class CloudChoice implements SubmitJob.Choice {
    private final SubmitJob.Choice house;
    private final InputStaging staging;
    private final RawDataReader reader;
    private final Deidentifier deidentifier;
    private final long memoryMb;

    /**
     * A choice in front of another.
     *
     * @param house chooses the weight
     * @param memoryMb what a job may take in the cloud, MiB
     */
    public CloudChoice(
            SubmitJob.Choice house,
            InputStaging staging,
            RawDataReader reader,
            Deidentifier deidentifier,
            long memoryMb) {
        this.house = house;
        this.staging = staging;
        this.reader = reader;
        this.deidentifier = deidentifier;
        this.memoryMb = memoryMb;
    }

    /**
     * Where the job runs, and why.
     *
     * @throws JobFailure what the choice behind throws; when a file cannot be read
     */
    @Override
    public Placement choose(JobRequest request) {
        Placement placement = house.choose(request);
        return placement.weight() == Weight.HEAVY
                        && placement.estimatedMemoryMb() <= memoryMb
                        && RequestFiles.of(request).stream().allMatch(this::mayLeave)
                ? placement.toCloud()
                : placement;
    }

    /** Images (masks, flip angles) stay: nobody looked into their headers. */
    private boolean mayLeave(FileReference file) {
        if (RequestFiles.scan(file).isEmpty()) {
            return false;
        }
        StagedFile staged = staging.stage(file);
        try {
            return reader.recognises(staged) && deidentifier.isClean(staged);
        } finally {
            staging.release(staged);
        }
    }
}
