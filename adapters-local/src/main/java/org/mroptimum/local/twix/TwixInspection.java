package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.RawDataSummary;

/** Tells people what is in a file. */
final class TwixInspection {
    private static final int MOST_SLICES = 3;

    private TwixInspection() {}

    static RawDataSummary of(TwixFile file) {
        List<String> warnings = new ArrayList<>(file.directory().warnings());
        List<RawDataSummary.Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < file.count(); i++) {
            String title = "measurement " + (i + 1) + " of " + file.count();
            Map<String, String> facts = new LinkedHashMap<>();
            try {
                Measurement m = file.measurement(i);
                title += m.protocol().isEmpty() ? "" : ": " + m.protocol();
                describe(m, file, facts, warnings);
            } catch (JobFailure failure) {
                facts.putIfAbsent("state", "cannot be read");
                warnings.add("measurement " + (i + 1) + ": " + failure.getMessage());
            }
            measurements.add(new RawDataSummary.Measurement(title, facts));
        }
        whyNoScan(file).ifPresent(warnings::add);
        return new RawDataSummary(file.container(), measurements, warnings);
    }

    /** A file of noise-adjust lines alone serves as a noise file; anything else without a scan is of no use. */
    private static Optional<String> whyNoScan(TwixFile file) {
        try {
            ImagePlan.of(file.imaging(), file.file().size());
            return Optional.empty();
        } catch (JobFailure failure) {
            boolean noise =
                    file.lastBefore(file.count(), Measurement::hasNoiseAdjust).isPresent();
            return Optional.of((noise ? "this is a noise file, not a scan: " : "this scan cannot be computed: ")
                    + failure.getMessage());
        }
    }

    /** What a user of this measurement should know. */
    static List<String> remarks(Measurement m) {
        List<String> remarks = new ArrayList<>();
        if (!m.scan().complaint().isEmpty()) {
            remarks.add("partial read: " + m.scan().complaint()
                    + "; whole readouts before that are used and missing lines are zero");
        }
        if (m.header().dwellNs().isEmpty()) {
            remarks.add("the header holds no dwell time");
        }
        if (m.header().regridded()) {
            remarks.add("the protocol samples on gradient ramps: the readouts are not regridded");
        }
        if (m.scan().count(ReadoutKind.PHASE_CORRECTION) > 0) {
            remarks.add(m.scan().count(ReadoutKind.PHASE_CORRECTION)
                    + " phase-correction lines are kept out and no phase correction is applied");
        }
        return remarks;
    }

    private static void describe(Measurement m, TwixFile file, Map<String, String> facts, List<String> warnings) {
        MeasurementHeader header = m.header();
        facts.put("protocol", m.protocol());
        facts.put("sequence", header.sequence());
        facts.put("software", header.software());
        facts.put(
                "readouts",
                m.scan().counts().entrySet().stream()
                        .map(e -> e.getKey().words() + " " + e.getValue())
                        .collect(Collectors.joining(", ")));
        facts.put(
                "dwell time",
                header.dwellNs().isPresent() ? number(header.dwellNs().getAsDouble()) + " ns" : "unknown");
        facts.put("oversampling", number(header.oversampling()));
        facts.put("acceleration", String.valueOf(header.acceleration()));
        header.referenceLines().ifPresent(n -> facts.put("reference lines", String.valueOf(n)));
        for (String remark : remarks(m)) {
            warnings.add("measurement " + m.number() + ": " + remark);
        }
        if (m.hasNoiseAdjust()) {
            NoiseSelection.adjustLines(m)
                    .dwellNs()
                    .ifPresent(ns -> facts.put("noise-adjust dwell time", number(ns) + " ns"));
        }
        if (m.hasImage()) {
            ImagePlan plan = ImagePlan.of(m, file.file().size());
            List<String> remarks = new ArrayList<>(plan.warnings());
            remarks.addAll(AcquiredLines.of(m, plan).warnings());
            remarks.forEach(w -> warnings.add("measurement " + m.number() + ": " + w));
            dimensions(m, plan, facts);
        }
    }

    private static void dimensions(Measurement m, ImagePlan plan, Map<String, String> facts) {
        ReadoutIndex index = m.scan().index();
        ReadoutList readouts = plan.selection().readouts();
        long averages = readouts.stream().map(index::average).distinct().count();
        facts.put("matrix", plan.kept() + " x " + plan.grid().lines() + " (readout x phase encoding)");
        facts.put("samples per readout", String.valueOf(index.samples(readouts.first())));
        facts.put("channels", String.valueOf(index.channels(readouts.first())));
        facts.put("slices", String.valueOf(plan.order().counters().size()));
        facts.put("repetitions", String.valueOf(plan.selection().repetitions().size()));
        facts.put("averages", String.valueOf(averages));
        List<SliceGeometry> geometry = plan.order().geometry();
        SliceGeometry g = geometry.get(0);
        facts.put("field of view", number(g.readFov()) + " x " + number(g.phaseFov()) + " mm");
        facts.put("slice thickness", number(g.thickness()) + " mm");
        facts.put("normal", vector(g.normal()));
        facts.put("readout direction", vector(g.read()));
        facts.put("phase direction", vector(g.phase()));
        for (int s = 0; s < Math.min(MOST_SLICES, geometry.size()); s++) {
            facts.put("centre of slice " + (s + 1), vector(geometry.get(s).centre()) + " mm");
        }
    }

    private static String vector(Vector3 v) {
        return String.format(Locale.ROOT, "(%.4f, %.4f, %.4f) LPS", v.x(), v.y(), v.z());
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.valueOf(Math.round(value))
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
