package org.mroptimum.domain.usecase;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.Report;
import org.mroptimum.domain.port.Report.Fact;
import org.mroptimum.domain.port.ReportWriter;
import org.mroptimum.domain.port.StoredMap;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.RegionStatistics;

/** Makes a document of one result: what was done, the maps, the numbers of regions, and how to describe it in a paper. */
public final class MakeReport {
    private static final String SUSPECT =
            "Suspect: analytic SNR and pseudo multiple replicas of these data do not agree. An"
                    + " assumption of both does not hold; neither number should be reported.";
    private static final String FOLDER = "preview/";

    private final ReportWriter writer;
    private final String version;
    private final InstantSource clock;

    /**
     * Makes reports.
     *
     * @param version of this program
     * @param clock whose time stands in the report
     */
    public MakeReport(ReportWriter writer, String version, InstantSource clock) {
        this.writer = writer;
        this.version = version;
        this.clock = clock;
    }

    /**
     * Writes the report of a result.
     *
     * @param wanted regions that are measured, and on which map, which is also shown
     * @throws JobFailure MRO-1021 and MRO-1020 as {@link MeasureRegions}, MRO-4020 for a damaged bundle
     */
    public void make(OpenBundle bundle, Measurement wanted, OutputStream out) throws IOException {
        List<RegionStatistics> regions = MeasureRegions.measure(bundle, wanted);
        JobRequest request = JobRequestParser.parse(withoutRemoved(bundle.request()));
        BundleFacts facts = new BundleFacts(bundle.info());
        MethodsText methods = MethodsText.of(request, facts, version);
        Report report = new Report(
                request.identity()
                        .alias()
                        .orElse(request.reconstruction().signal().filename()),
                jobFacts(request, facts, bundle),
                facts.suspect() ? Optional.of(SUSPECT) : Optional.empty(),
                pictures(bundle, wanted.map()),
                facts.passport(),
                wanted.map(),
                wanted.part(),
                regions,
                methods.paragraphs(),
                methods.references(),
                facts.warnings(),
                version,
                clock.instant());
        writer.write(report, bundle, out);
    }

    private static List<Fact> jobFacts(JobRequest request, BundleFacts facts, OpenBundle bundle) {
        List<Fact> rows = new ArrayList<>();
        rows.add(new Fact("SNR method", request.method().title()));
        rows.add(new Fact("Reconstruction", request.reconstruction().kind().title()));
        rows.add(new Fact("Signal", request.reconstruction().signal().filename()));
        request.reconstruction().noise().ifPresent(noise -> rows.add(new Fact("Noise", noise.filename())));
        try (StoredMap map = bundle.map("SNR")) {
            rows.add(new Fact("Matrix", MaskedMap.matrix(map.shape())));
            rows.add(new Fact("Voxel size", SameGrid.millimetres(map.shape().grid())));
        }
        facts.replicas().ifPresent(count -> rows.add(new Fact("Replicas", count)));
        facts.seed().ifPresent(seed -> rows.add(new Fact("Seed", seed)));
        facts.check().ifPresent(verdict -> rows.add(new Fact("Self-check", verdict)));
        facts.computed().ifPresent(when -> rows.add(new Fact("Computed", when)));
        facts.seconds().ifPresent(time -> rows.add(new Fact("Time of computation", time)));
        return rows;
    }

    /** The page of the map that was measured, and that of the SNR when it is another. */
    private static List<String> pictures(OpenBundle bundle, String map) {
        List<String> pictures = new ArrayList<>(List.of(FOLDER + map + ".png"));
        if (!map.equals("SNR")) {
            pictures.add(FOLDER + "SNR.png");
        }
        pictures.retainAll(bundle.files());
        return pictures;
    }

    /** The request as if the secrets that were taken out had never been in it: a link that says "(removed)" is no link. */
    private static Map<String, Object> withoutRemoved(Map<?, ?> tree) {
        Map<String, Object> kept = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            Object clean = withoutRemoved(value);
            if (clean != null) {
                kept.put(String.valueOf(name), clean);
            }
        });
        return kept;
    }

    private static @Nullable Object withoutRemoved(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutRemoved(map);
        }
        return Redaction.REMOVED.equals(value) ? null : value;
    }
}
