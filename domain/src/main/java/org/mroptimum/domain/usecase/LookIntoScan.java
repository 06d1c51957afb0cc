package org.mroptimum.domain.usecase;

import java.util.Optional;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.ImageReader;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.scan.ScanSummary;

/**
 * Tells whether a job could use a file at all, by the same readers that jobs use: as an imaging scan, as a noise scan, or as an
 * image such as a mask. Content decides, never the name.
 */
public final class LookIntoScan {
    private final RawDataReader reader;
    private final ImageReader images;

    public LookIntoScan(RawDataReader reader, ImageReader images) {
        this.reader = reader;
        this.images = images;
    }

    /** Whether the headers may tell about a patient: only raw data has such headers. */
    public boolean isRawData(StagedFile file) {
        return reader.recognises(file);
    }

    /**
     * What is in the file; empty for an image.
     *
     * @throws JobFailure why no job could use it
     */
    public Optional<ScanSummary> look(StagedFile file) {
        FileReference reference = FileReference.local(file.location());
        if (!reader.recognises(file)) {
            return image(file, () -> reader.inspect(file, reference));
        }
        try {
            return Optional.of(scan(file, reference));
        } catch (JobFailure noScan) {
            try {
                return Optional.of(noise(file, reference));
            } catch (JobFailure noNoise) {
                return image(file, () -> {
                    throw noScan;
                });
            }
        }
    }

    private ScanSummary scan(StagedFile file, FileReference reference) {
        try (Acquisition scan = reader.open(file, reference)) {
            AcquisitionHeader header = scan.header();
            Optional<NoiseScan> noise = scan.noise();
            noise.ifPresent(NoiseScan::close);
            return new ScanSummary(
                    header.container(),
                    measurements(file, reference),
                    header.frequency(),
                    header.phase(),
                    header.slices().size(),
                    header.coils(),
                    header.repetitions(),
                    noise.isPresent(),
                    header.sampling().accelerationFrequency(),
                    header.sampling().accelerationPhase(),
                    header.calibrationLines().orElse(0),
                    header.warnings());
        }
    }

    private ScanSummary noise(StagedFile file, FileReference reference) {
        try (NoiseScan noise = reader.openNoise(file, reference)) {
            String container = reader.inspect(file, reference).container();
            return ScanSummary.ofNoise(container, measurements(file, reference), noise.coils(), noise.warnings());
        }
    }

    private int measurements(StagedFile file, FileReference reference) {
        return reader.inspect(file, reference).measurements().size();
    }

    /** An image, or the failure that says best what else the file is not. */
    private Optional<ScanSummary> image(StagedFile file, Runnable betterFailure) {
        try {
            images.read(file);
            return Optional.empty();
        } catch (JobFailure noImage) {
            betterFailure.run();
            throw noImage;
        }
    }
}
