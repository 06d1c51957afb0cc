package org.mroptimum.app.server.docs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/**
 * Shows the interface as its description says, which is made when the server is built. For anybody, like the page: both are the same
 * on every server and tell nothing about this one.
 */
@Controller("/docs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class DocsController {
    private static final String PAGE = "docs.html";
    private static final String VIEWER = "/META-INF/swagger/views/swagger-ui/res/";
    private static final MediaType YAML = MediaType.of("application/yaml");
    private static final MediaType SCRIPT = MediaType.of("text/javascript");
    private static final MediaType STYLE = MediaType.of("text/css");

    private static final Map<String, Known> FILES = Map.of(
            PAGE,
            new Known(PAGE, MediaType.TEXT_HTML_TYPE),
            "docs.js",
            new Known("docs.js", SCRIPT),
            "docs.css",
            new Known("docs.css", STYLE),
            "swagger-ui-bundle.js",
            new Known(VIEWER + "swagger-ui-bundle.js", SCRIPT),
            "swagger-ui.css",
            new Known(VIEWER + "swagger-ui.css", STYLE),
            "mr-optimum-1.yml",
            new Known("/META-INF/swagger/mr-optimum-1.yml", YAML));

    /** A file of the class path. */
    private record Known(String resource, MediaType type) {}

    @Get
    HttpResponse<byte[]> page() {
        return file(PAGE);
    }

    @Get("/{name}")
    HttpResponse<byte[]> file(String name) {
        @Nullable Known known = FILES.get(name);
        if (known == null) {
            throw nothing();
        }
        try (@Nullable InputStream bytes = DocsController.class.getResourceAsStream(known.resource())) {
            if (bytes == null) {
                throw nothing();
            }
            return HttpResponse.ok(bytes.readAllBytes())
                    .contentType(known.type())
                    .header("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JobFailure nothing() {
        return new JobFailure(StorageError.NOT_FOUND, "there is nothing at this address");
    }
}
