package org.mroptimum.app.server.result;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.port.OpenBundle;

/** Shows what is in a result: its maps, its pictures, what it was made of. */
@Controller(ResultController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "results")
final class ResultController {
    static final String PATH = "/api/v1/jobs";

    private final CallersResults results;

    ResultController(CallersResults results) {
        this.results = results;
    }

    @Get("/{id}/result")
    @Operation(summary = "What is in a result", description = "409 while the job is not completed.")
    ResultView result(Caller caller, String id) {
        try (OpenBundle bundle = results.look(caller, id)) {
            return ResultView.of(bundle, PATH + "/" + id);
        }
    }

    @Get(uri = "/{id}/maps/{file}", produces = MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "One map",
            description =
                    "NIfTI-1, compressed: .nii.gz. The audit log tells apart whether it is looked at or exported.")
    HttpResponse<?> map(
            Caller caller,
            String id,
            String file,
            @QueryValue(defaultValue = "false") boolean export,
            @Parameter(required = false) @Header("If-None-Match") Optional<String> known) {
        return BundleFile.answer(
                export ? results.export(caller, id) : results.look(caller, id),
                ResultView.MAPS + file,
                MediaType.APPLICATION_OCTET_STREAM_TYPE,
                id + "-" + file,
                known);
    }

    @Get(uri = "/{id}/previews/{file}", produces = MediaType.IMAGE_PNG)
    @Operation(summary = "The picture of a map", description = "PNG of all slices with its colour bar.")
    HttpResponse<?> preview(
            Caller caller,
            String id,
            String file,
            @Parameter(required = false) @Header("If-None-Match") Optional<String> known) {
        return BundleFile.answer(
                results.look(caller, id),
                ResultView.PREVIEWS + file,
                MediaType.IMAGE_PNG_TYPE,
                id + "-preview-" + file,
                known);
    }

    @Get("/{id}/log")
    @Operation(
            summary = "What happened in a job, line by line",
            description = "Of a finished job, completed or failed; 409 before.")
    Log log(Caller caller, String id) {
        try (OpenBundle bundle = results.lookAtWhatIsLeft(caller, id)) {
            return new Log(ResultView.headers(bundle).get("log") instanceof List<?> lines ? lines : List.of());
        }
    }

    /** Lines with {@code when}, {@code what} and {@code type}, as in {@code info.json}. */
    record Log(List<?> log) {}
}
