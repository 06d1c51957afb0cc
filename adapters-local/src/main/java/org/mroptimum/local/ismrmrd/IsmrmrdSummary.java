package org.mroptimum.local.ismrmrd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.local.ismrmrd.IsmrmrdHeader.Space;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;
import org.mroptimum.local.rawdata.ReferenceOptions;

/** What is in an ISMRMRD file, for people; a scan that cannot be read is described too, with the reason as a warning. */
final class IsmrmrdSummary {
    private IsmrmrdSummary() {}

    static RawDataSummary of(IsmrmrdFile file, ReferenceOptions options) {
        Map<String, String> facts = new LinkedHashMap<>(file.header().system());
        List<String> warnings = new ArrayList<>();
        AcquisitionTable table = file.table();
        facts.put("readouts", Integer.toString(table.size()));
        Map<ReadoutUse, Integer> uses = new TreeMap<>();
        table.readouts().forEach(r -> uses.merge(table.use(r), 1, Integer::sum));
        uses.forEach((use, count) -> facts.put(
                use.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " readouts", Integer.toString(count)));
        file.header().encoded().ifPresent(space -> facts.put("encoded space", describe(space)));
        file.header().recon().ifPresent(space -> facts.put("recon space", describe(space)));
        facts.put("trajectory", file.header().trajectory());
        facts.put("samples per readout", values(table, Field.SAMPLES));
        facts.put("channels", values(table, Field.CHANNELS));
        file.header()
                .relativeNoiseBandwidth()
                .ifPresent(b -> facts.put("relative receiver noise bandwidth", Double.toString(b)));
        IsmrmrdNoise.flagged(file, options)
                .ifPresent(n -> n.dwellTimeNs().ifPresent(t -> facts.put("noise dwell time", t + " ns")));
        try {
            AcquisitionHeader header = ScanPlan.of(file, options).header();
            scan(header, facts);
            warnings.addAll(header.warnings());
        } catch (JobFailure failure) {
            warnings.add("this scan cannot be computed: " + failure.getMessage());
        }
        return new RawDataSummary(
                ScanPlan.CONTAINER, List.of(new RawDataSummary.Measurement("measurement 1 of 1", facts)), warnings);
    }

    private static void scan(AcquisitionHeader header, Map<String, String> facts) {
        facts.put("matrix", header.frequency() + " x " + header.phase());
        facts.put("readout oversampling removed", Double.toString(header.oversampling()));
        facts.put("coils", Integer.toString(header.coils()));
        facts.put("slices", Integer.toString(header.slices().size()));
        facts.put("repetitions", Integer.toString(header.repetitions()));
        facts.put(
                "lines acquired",
                header.sampling().acquired().cardinality() + ", acceleration "
                        + header.sampling().accelerationPhase());
        header.calibrationLines().ifPresent(n -> facts.put("calibration lines", Integer.toString(n)));
        header.dwellTimeNs().ifPresent(t -> facts.put("dwell time", t + " ns"));
        SliceGeometry first = header.slices().get(0);
        facts.put(
                "field of view",
                String.format(
                        Locale.ROOT, "%.2f x %.2f x %.2f mm", first.readFov(), first.phaseFov(), first.thickness()));
        facts.put("first slice centre", describe(first.centre()) + " mm");
        facts.put("read direction", describe(first.read()));
        facts.put("phase direction", describe(first.phase()));
        facts.put("slice normal", describe(first.normal()));
    }

    private static String values(AcquisitionTable table, Field field) {
        int[] values = table.distinct(field, table.readouts());
        return values.length == 1 ? Integer.toString(values[0]) : values[0] + " .. " + values[values.length - 1];
    }

    private static String describe(Space s) {
        return String.format(
                Locale.ROOT, "%d x %d x %d, %.2f x %.2f x %.2f mm", s.x(), s.y(), s.z(), s.fovX(), s.fovY(), s.fovZ());
    }

    private static String describe(Vector3 v) {
        return String.format(Locale.ROOT, "%.4f %.4f %.4f", v.x(), v.y(), v.z());
    }
}
