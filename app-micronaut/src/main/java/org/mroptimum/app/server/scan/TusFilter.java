package org.mroptimum.app.server.scan;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;

/** Says which version of the protocol this is, and refuses clients of another one with 412, as the protocol asks for. */
@ServerFilter(UploadsController.PATH + "/**")
final class TusFilter {
    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSION = "1.0.0";

    @RequestFilter
    Optional<HttpResponse<?>> version(HttpRequest<?> request) {
        String version = request.getHeaders().get(RESUMABLE);
        return request.getMethod() == HttpMethod.OPTIONS || VERSION.equals(version)
                ? Optional.empty()
                : Optional.of(
                        HttpResponse.status(HttpStatus.PRECONDITION_FAILED).header("Tus-Version", VERSION));
    }

    @ResponseFilter
    void told(MutableHttpResponse<?> response) {
        response.header(RESUMABLE, VERSION);
    }
}
