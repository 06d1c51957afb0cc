package org.mroptimum.domain.port;

import java.util.List;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;

/**
 * Reads one family of raw data files. Promises: recognises by content and never throws for a foreign file; whatever is wrong
 * with a file becomes a {@link org.mroptimum.domain.job.JobFailure} with an {@code MRO-2xxx} code, in time and memory bounded by
 * the file's size; opening reads headers only, samples are read slice by slice; nothing that identifies a patient leaves the
 * reader.
 */
public interface RawDataReader {

    /** The format in words, for example {@code Siemens TWIX}. */
    String format();

    /** Vendor names of the contract that mean this format, lower case. */
    List<String> vendors();

    /** Whether the content is of this format. */
    boolean recognises(StagedFile file);

    /** What is in the file, for people. */
    RawDataSummary inspect(StagedFile file, FileReference reference);

    /** Opens the imaging scan. */
    Acquisition open(StagedFile file, FileReference reference);

    /** Opens the file as a noise scan: image readouts recorded without excitation, or the noise-adjust lines when it has no other. */
    NoiseScan openNoise(StagedFile file, FileReference reference);
}
