package org.mroptimum.app.server.result;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mroptimum.app.server.Caller;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.usecase.CompareResults;
import org.mroptimum.domain.usecase.CompareResults.PlacedMap;
import org.mroptimum.domain.usecase.MakeReport;
import org.mroptimum.local.result.MeasurementJson;
import org.mroptimum.local.result.NiftiFiles;

/** Compares whole results and makes reports of them. Both need much memory, so one is made after the other. */
@Controller(ResultController.PATH)
@ExecuteOn(ComparisonController.ONE_AFTER_THE_OTHER)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "results")
final class ComparisonController {
    /** The executor of application.properties that has one thread. */
    static final String ONE_AFTER_THE_OTHER = "one-after-the-other";

    private final CallersResults results;
    private final MakeReport makeReport;
    private final ServerOptions options;

    ComparisonController(CallersResults results, MakeReport makeReport, ServerOptions options) {
        this.results = results;
        this.makeReport = makeReport;
        this.options = options;
    }

    @Post("/{id}/compare")
    @Operation(
            summary = "Compare one map of two results",
            description = "Ratio, difference, limits of agreement, correlation; whole and in regions.")
    Map<String, Object> compare(Caller caller, String id, @Body byte[] body) {
        Wanted.Comparison wanted = Wanted.comparison(body);
        Measurement measurement = wanted.measurement();
        try (OpenBundle one = results.look(caller, id);
                OpenBundle other = results.look(caller, wanted.other())) {
            CompareResults.Comparison found = CompareResults.compare(one, other, measurement);
            Map<String, Object> answer = new LinkedHashMap<>(MeasurementJson.of(measurement, found));
            answer.put(
                    "ratioUrl",
                    UriBuilder.of(ResultController.PATH)
                            .path(id)
                            .path("compare")
                            .path(wanted.other())
                            .path("ratio.nii.gz")
                            .queryParam("map", measurement.map())
                            .queryParam("part", answer.get("part"))
                            .toString());
            return answer;
        }
    }

    @Get(
            uri = "/{id}/compare/{other}/ratio.nii.gz",
            produces = MediaType.APPLICATION_OCTET_STREAM,
            headRoute = false) // nobody would read the file that was computed
    @Operation(summary = "The ratio of one map of two results", description = "On the grid of the first; 0 where none.")
    StreamedFile ratio(
            Caller caller,
            String id,
            String other,
            @QueryValue(defaultValue = "SNR") String map,
            @QueryValue(defaultValue = "magnitude") String part) {
        Measurement wanted = Wanted.ratio(map, part);
        try (OpenBundle one = results.export(caller, id);
                OpenBundle divisor = results.export(caller, other)) {
            PlacedMap ratio = CompareResults.ratio(one, divisor, wanted.map(), wanted.part());
            return ScratchFile.written(
                    options.scratchFolder(), out -> new NiftiFiles().write(ratio.values(), ratio.grid(), out));
        }
    }

    @Post(uri = "/{id}/report", produces = MediaType.APPLICATION_PDF)
    @Operation(
            summary = "A report of a result",
            description = "PDF: maps, passport, regions, text for a methods section.")
    HttpResponse<byte[]> report(Caller caller, String id, @Body byte[] body) throws IOException {
        Measurement wanted = Wanted.measurement(body);
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (OpenBundle bundle = results.export(caller, id)) {
            makeReport.make(bundle, wanted, document);
        }
        return HttpResponse.ok(document.toByteArray())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"job-" + id + ".pdf\"");
    }
}
