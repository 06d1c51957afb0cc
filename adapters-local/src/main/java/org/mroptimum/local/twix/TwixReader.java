package org.mroptimum.local.twix;

import java.util.List;
import java.util.OptionalDouble;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.local.rawdata.ReferenceOptions;

/**
 * Reads Siemens raw data files: VB (one measurement) and VD, VE, XA (a container of up to 64 measurements). The layout and every
 * decision are described in docs/formats/twix.md.
 */
public final class TwixReader implements RawDataReader {

    @Override
    public String format() {
        return "Siemens TWIX";
    }

    @Override
    public List<String> vendors() {
        return List.of("siemens");
    }

    @Override
    public boolean recognises(StagedFile file) {
        try (RawFile raw = RawFile.open(file.location())) {
            return RaidDirectory.recognises(raw);
        } catch (JobFailure unreadable) {
            return false;
        }
    }

    @Override
    public RawDataSummary inspect(StagedFile file, FileReference reference) {
        try (TwixFile twix = TwixFile.open(file.location())) {
            return TwixInspection.of(twix);
        }
    }

    /** Opens the last measurement that has image lines. */
    @Override
    public Acquisition open(StagedFile file, FileReference reference) {
        TwixFile twix = TwixFile.open(file.location());
        try {
            return new TwixAcquisition(file.location(), twix, ReferenceOptions.of(reference), reference.multiraid());
        } catch (RuntimeException e) {
            twix.close();
            throw e;
        }
    }

    @Override
    public NoiseScan openNoise(StagedFile file, FileReference reference) {
        TwixFile twix = TwixFile.open(file.location());
        try {
            NoiseSelection selection = NoiseSelection.ofNoiseFile(twix)
                    .orElseThrow(() -> new JobFailure(
                            RawDataError.NO_NOISE_DATA,
                            "the noise file has neither image lines nor noise-adjust lines"));
            ReferenceOptions options = ReferenceOptions.of(reference);
            OptionalDouble dwell = options.dwellTimeNs().isPresent() ? options.dwellTimeNs() : selection.dwellNs();
            return new TwixNoise(twix.file(), selection, dwell, options.noiseBandwidth());
        } catch (RuntimeException e) {
            twix.close();
            throw e;
        }
    }
}
