package org.mroptimum.local.rawdata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.domain.port.StagedFile;

/**
 * Reads any raw data file by the first reader that recognises its content. The vendor that a request declares never decides; when
 * it is missing or wrong, the result carries a warning. MRO-2002 for formats of other vendors, MRO-2001 when nobody knows the
 * content.
 */
public final class RawDataFormats implements RawDataReader {
    private final List<RawDataReader> readers;

    public RawDataFormats(List<RawDataReader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public String format() {
        return String.join(
                ", ", readers.stream().map(RawDataReader::format).distinct().toList());
    }

    @Override
    public List<String> vendors() {
        return readers.stream().flatMap(r -> r.vendors().stream()).distinct().toList();
    }

    @Override
    public boolean recognises(StagedFile file) {
        return find(file).isPresent();
    }

    @Override
    public RawDataSummary inspect(StagedFile file, FileReference reference) {
        RawDataReader reader = reader(file, reference);
        RawDataSummary summary = reader.inspect(file, reference);
        List<String> warnings = new ArrayList<>(summary.warnings());
        if (reference.vendor().isPresent()) {
            vendorWarning(reader, reference).ifPresent(warnings::add);
        }
        return new RawDataSummary(summary.container(), summary.measurements(), warnings);
    }

    @Override
    public Acquisition open(StagedFile file, FileReference reference) {
        RawDataReader reader = reader(file, reference);
        Acquisition scan = reader.open(file, reference);
        return vendorWarning(reader, reference)
                .<Acquisition>map(warning -> new WarnedAcquisition(scan, warning))
                .orElse(scan);
    }

    @Override
    public NoiseScan openNoise(StagedFile file, FileReference reference) {
        RawDataReader reader = reader(file, reference);
        NoiseScan scan = reader.openNoise(file, reference);
        return vendorWarning(reader, reference)
                .<NoiseScan>map(warning -> new WarnedNoise(scan, warning))
                .orElse(scan);
    }

    private Optional<RawDataReader> find(StagedFile file) {
        return readers.stream().filter(r -> r.recognises(file)).findFirst();
    }

    private RawDataReader reader(StagedFile file, FileReference reference) {
        return find(file).orElseThrow(() -> unreadable(file, reference));
    }

    private JobFailure unreadable(StagedFile file, FileReference reference) {
        Optional<String> foreign = ForeignFormat.byContent(Path.of(file.location()));
        if (foreign.isPresent()) {
            return new JobFailure(
                    RawDataError.UNSUPPORTED_VENDOR,
                    file.name() + " is " + foreign.get() + ", which is not supported; convert it to ISMRMRD");
        }
        Optional<String> vendor = reference.vendor().flatMap(ForeignFormat::byVendor);
        if (vendor.isPresent()) {
            return new JobFailure(
                    RawDataError.UNSUPPORTED_VENDOR,
                    vendor.get() + " raw data is not supported; convert " + file.name() + " to ISMRMRD");
        }
        return new JobFailure(
                RawDataError.UNKNOWN_FORMAT, file.name() + " is none of the readable formats: " + format());
    }

    private static Optional<String> vendorWarning(RawDataReader reader, FileReference reference) {
        if (reference.vendor().isEmpty()) {
            return Optional.of("the request declares no vendor; the content is " + reader.format());
        }
        String vendor = reference.vendor().get();
        return reader.vendors().contains(vendor)
                ? Optional.empty()
                : Optional.of("the request declares vendor " + Redaction.text(vendor) + "; the content is "
                        + reader.format());
    }
}
