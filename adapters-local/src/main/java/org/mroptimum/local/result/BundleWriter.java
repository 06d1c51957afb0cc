package org.mroptimum.local.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.port.BundleSink;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.SelfCheck;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.VoxelGrid;

/** Writes the bundles of the contract's section 3; docs/bundle.md describes them for readers. */
public final class BundleWriter implements ResultWriter {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final String NOT_PARALLEL =
            "the slices are not parallel: the NIfTI files place all of them as if they were parallel to the first";
    /** Less than any voxel, more than the rounding of positions in scanner headers, mm. */
    private static final double PLACE_TOLERANCE = 0.1;

    private final LogJson log;

    /**
     * A writer for all jobs.
     *
     * @param programVersion named in the log's first entry
     * @param clock its zone is that of the log's times; its time is used only for failures without any log
     */
    public BundleWriter(String programVersion, Clock clock) {
        this.log = new LogJson(programVersion, clock);
    }

    @Override
    public void writeResult(JobRequest request, SnrResult result, BundleSink sink) throws IOException {
        List<BundleImage> images =
                BundleCatalogue.images(request.reconstruction().kind(), result);
        for (BundleImage image : images) {
            try (OutputStream out = sink.open(image.path())) {
                NiftiWriter.write(out, image.values(), image.pixel(), grid(image, result));
            }
        }
        if (request.output().matlab()) {
            try (OutputStream out = sink.open("matlab.mat")) {
                MatFile.write(out, images, result);
            }
        }
        new PreviewPages(request, result, images).write(sink);
        writeJson(sink, "options.json", Redaction.redact(request.document()));
        writeJson(sink, "info.json", info(request, result, images));
    }

    @Override
    public void writeFailure(FailureReport report, BundleSink sink) throws IOException {
        Map<String, Object> event = Redaction.redact(report.event());
        writeJson(sink, "event.json", event);
        writeJson(sink, "options.json", event);
        try (OutputStream out = sink.open("error.txt")) {
            out.write(FailureText.of(report.failure().problems()).getBytes(StandardCharsets.UTF_8));
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("options", options(task(event), event.get("pipeline"), event.get("alias")));
        headers.put("log", log.failed(report.log(), report.failure().problems()));
        writeJson(sink, "info.json", withOwner(Map.of("headers", headers), event.get("user_id")));
    }

    private Map<String, Object> info(JobRequest request, SnrResult result, List<BundleImage> images) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("calculation_time", result.calculationSeconds());
        JobIdentity identity = request.identity();
        Map<String, Object> options = options(
                request.task(),
                identity.pipeline().orElse(null),
                identity.alias().orElse(null));
        headers.put("options", Redaction.redact(options));
        headers.put("log", log.finished(result.log(), geometryWarnings(result)));
        result.passport().ifPresent(passport -> headers.put("passport", PassportJson.of(passport)));
        result.replicas().ifPresent(replicas -> headers.put("replicas", ProvenanceJson.of(replicas)));
        result.check().ifPresent(check -> headers.put("check", ProvenanceJson.of(check)));
        result.flipAngle().ifPresent(facts -> headers.put("faCorrection", ProvenanceJson.of(facts)));

        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("calculation_time", result.calculationSeconds());
        facts.put("slices", result.acquisition().slices().size());

        Map<String, Object> info = new LinkedHashMap<>();
        if (result.check().filter(SelfCheck::suspect).isPresent()) {
            info.put("suspect", true);
        }
        info.put("headers", headers);
        info.put("data", images.stream().map(BundleImage::entry).toList());
        info.put("info", facts);
        return withOwner(info, identity.userId().orElse(null));
    }

    private static List<String> geometryWarnings(SnrResult result) {
        AcquisitionHeader header = result.acquisition();
        if (!VoxelGrid.parallel(header.slices())) {
            return List.of(NOT_PARALLEL);
        }
        double deviation = VoxelGrid.of(header.slices(), header.frequency(), header.phase())
                .largestDeviation(header.slices());
        if (deviation <= PLACE_TOLERANCE) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "the slice centres are not evenly spaced along the slice normal: the NIfTI files place them as if they were; the"
                        + " largest deviation is %.2f mm",
                deviation));
    }

    private static VoxelGrid grid(BundleImage image, SnrResult result) {
        List<SliceGeometry> slices = result.acquisition().slices();
        return image.matrix()
                ? VoxelGrid.IDENTITY
                : VoxelGrid.of(
                        slices, image.values().frequency(), image.values().phase());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> task(Map<String, Object> event) {
        return event.get("task") instanceof Map<?, ?> task ? (Map<String, Object>) task : Map.of();
    }

    /**
     * The task as the contract's workers return it: with the caller's job id and the job's name inside, null when unknown. Whoever
     * finds no id asks for a new one by the name (contract 2.4), so both are always there.
     */
    @SuppressWarnings("NullAway") // null is what clients look for
    private static Map<String, Object> options(
            Map<String, Object> task, @Nullable Object pipeline, @Nullable Object alias) {
        Map<String, Object> options = new LinkedHashMap<>(task);
        options.putIfAbsent("pipelineid", pipeline);
        options.putIfAbsent("alias", alias);
        return options;
    }

    @SuppressWarnings("NullAway") // an unknown owner is null in JSON
    private static Map<String, Object> withOwner(Map<String, Object> info, @Nullable Object owner) {
        Map<String, Object> all = new LinkedHashMap<>(info);
        all.put("user_id", owner);
        return all;
    }

    private static void writeJson(BundleSink sink, String name, Map<String, Object> document) throws IOException {
        try (OutputStream out = sink.open(name)) {
            JSON.writeValue(out, document);
        }
    }
}
