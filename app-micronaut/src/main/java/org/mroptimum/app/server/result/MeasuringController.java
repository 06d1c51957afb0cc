package org.mroptimum.app.server.result;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.usecase.MeasureRegions;
import org.mroptimum.local.result.MeasurementCsv;
import org.mroptimum.local.result.MeasurementJson;

/** Measures regions of interest: {@code mroptimum roi} gives the same numbers. */
@Controller(ResultController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "results")
final class MeasuringController {
    private final CallersResults results;

    MeasuringController(CallersResults results) {
        this.results = results;
    }

    @Post(
            uri = "/{id}/roi",
            produces = {MediaType.APPLICATION_JSON, MediaType.TEXT_CSV})
    @Operation(
            summary = "Statistics of regions of a map",
            description = "n, mean, standard deviation, percentiles, histogram, area of polygons or masks. A table for"
                    + " spreadsheets when the client accepts text/csv.")
    HttpResponse<?> measure(Caller caller, String id, @Body byte[] body, HttpHeaders headers) {
        Measurement wanted = Wanted.measurement(body);
        if (headers.accept().contains(MediaType.TEXT_CSV_TYPE)) {
            return table(caller, id, wanted);
        }
        try (OpenBundle bundle = results.look(caller, id)) {
            return HttpResponse.ok(MeasurementJson.of(wanted, MeasureRegions.measure(bundle, wanted)))
                    .contentType(MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private HttpResponse<String> table(Caller caller, String id, Measurement wanted) {
        try (OpenBundle bundle = results.export(caller, id)) {
            return HttpResponse.ok(MeasurementCsv.of(wanted, MeasureRegions.measure(bundle, wanted)))
                    .contentType(MediaType.TEXT_CSV_TYPE)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"job-" + id + "-regions.csv\"");
        }
    }
}
