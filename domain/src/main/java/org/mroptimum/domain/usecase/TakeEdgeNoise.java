package org.mroptimum.domain.usecase;

import java.util.OptionalDouble;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.noise.EdgeNoise;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;

/** Takes noise from the corners of a scan's own k-space, for a scan that came without a noise scan. */
public final class TakeEdgeNoise {
    private final InputStaging staging;
    private final RawDataReader reader;

    public TakeEdgeNoise(InputStaging staging, RawDataReader reader) {
        this.staging = staging;
        this.reader = reader;
    }

    /**
     * Noise samples and how they are to be read.
     *
     * @param samples as {@link EdgeNoise#samples()}
     * @param contamination as {@link EdgeNoise#contamination()}
     * @param dwellTimeNs dwell time to state for these samples; empty when the scan does not know its own
     */
    public record Taken(KSpace samples, double contamination, OptionalDouble dwellTimeNs) {}

    /**
     * Reads every slice of the scan once.
     *
     * @param lines lines taken at each edge of k-space
     * @throws JobFailure MRO-1009 for more lines than the scan has, MRO-2008 when the corners hold no noise that can be used
     */
    public Taken take(FileReference scan, int lines) {
        StagedFile file = staging.stage(scan);
        try (Acquisition acquisition = reader.open(file, scan)) {
            AcquisitionHeader header = acquisition.header();
            if (lines < 1 || 2 * lines > header.phase()) {
                throw new JobFailure(
                        RequestError.VALUE_OUT_OF_RANGE,
                        lines + " lines at each edge: it must be between 1 and " + header.phase() / 2);
            }
            OptionalDouble dwell = dwellOfSamples(header);
            EdgeNoise noise = EdgeNoise.of(acquisition, lines);
            return new Taken(noise.samples(), noise.contamination(), dwell);
        } finally {
            staging.release(file);
        }
    }

    /**
     * The corners are samples of the image itself: oversampling is removed and averages are averaged in them already, which the
     * passport would divide by once more. A dwell time that is longer by both factors undoes that.
     */
    private static OptionalDouble dwellOfSamples(AcquisitionHeader header) {
        double already = header.oversampling() * header.sampling().averages();
        if (header.dwellTimeNs().isPresent()) {
            return OptionalDouble.of(header.dwellTimeNs().getAsDouble() * already);
        }
        if (already != 1) {
            throw new JobFailure(
                    RawDataError.NO_NOISE_DATA,
                    "without a dwell time the noise of this scan cannot be brought to scale");
        }
        return OptionalDouble.empty();
    }
}
