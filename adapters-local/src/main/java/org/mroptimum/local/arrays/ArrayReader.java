package org.mroptimum.local.arrays;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.local.arrays.StoredArray.Contents;
import org.mroptimum.local.rawdata.ReferenceOptions;

/**
 * Reads k-space arrays [freq, phase, coil(, slice(, replica))] of one {@link ArrayFormat}. Options of the file reference:
 * {@code axes}, {@code orientation}, {@code dwellTime} (ns), {@code oversampling} (the factor already removed),
 * {@code noiseBandwidth}, {@code accelerations}, {@code acl}.
 */
public record ArrayReader(ArrayFormat arrayFormat) implements RawDataReader {

    /** One reader for each array format. */
    public static List<RawDataReader> all() {
        return List.of(
                new ArrayReader(new NpyFormat()),
                new ArrayReader(new NpzFormat()),
                new ArrayReader(new MatFormat()),
                new ArrayReader(new CflFormat()));
    }

    @Override
    public String format() {
        return arrayFormat.name();
    }

    @Override
    public List<String> vendors() {
        return arrayFormat.vendors();
    }

    @Override
    public boolean recognises(StagedFile file) {
        return arrayFormat.recognises(Path.of(file.location()));
    }

    @Override
    public RawDataSummary inspect(StagedFile file, FileReference reference) {
        try (Acquisition scan = open(file, reference)) {
            AcquisitionHeader header = scan.header();
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("matrix", header.frequency() + " x " + header.phase());
            facts.put("coils", Integer.toString(header.coils()));
            facts.put("slices", Integer.toString(header.slices().size()));
            facts.put("replicas", Integer.toString(header.repetitions()));
            facts.put(
                    "lines acquired",
                    Integer.toString(header.sampling().acquired().cardinality()));
            facts.put("acceleration", Integer.toString(header.sampling().accelerationPhase()));
            header.calibrationLines().ifPresent(n -> facts.put("calibration lines", Integer.toString(n)));
            header.dwellTimeNs().ifPresent(t -> facts.put("dwell time", t + " ns"));
            return new RawDataSummary(
                    format(), List.of(new RawDataSummary.Measurement("array", facts)), header.warnings());
        }
    }

    @Override
    public Acquisition open(StagedFile file, FileReference reference) {
        return with(file, reference, ArrayAcquisition::of);
    }

    @Override
    public NoiseScan openNoise(StagedFile file, FileReference reference) {
        return with(file, reference, ArrayNoise::of);
    }

    private <T> T with(StagedFile file, FileReference reference, BiFunction<Contents, ReferenceOptions, T> use) {
        ReferenceOptions options = ReferenceOptions.of(reference);
        Contents contents = arrayFormat.open(Path.of(file.location()), reference);
        try {
            return use.apply(contents, options);
        } catch (RuntimeException e) {
            contents.close();
            throw e;
        }
    }
}
