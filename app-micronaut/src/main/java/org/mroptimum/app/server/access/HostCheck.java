package org.mroptimum.app.server.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mroptimum.app.server.Problems;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.domain.job.AccessError;

/**
 * Answers only to the server's own names. A page of another site may point a name of its own at an address inside the house and
 * then read answers as if they were its own (DNS rebinding); it cannot do so with an address instead of a name.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HostCheck {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[\\w.-]+)?]");

    private final Set<String> names = new HashSet<>(Set.of("localhost"));

    HostCheck(ServerOptions options) {
        names.add(options.host().toLowerCase(Locale.ROOT));
        names.addAll(options.names());
    }

    @RequestFilter
    Optional<HttpResponse<?>> check(HttpRequest<?> request) {
        Optional<String> host = request.getHeaders().findFirst("Host").map(HostCheck::name);
        boolean ours = host.filter(
                        name -> names.contains(name) || ADDRESS.matcher(name).matches())
                .isPresent();
        return ours
                ? Optional.empty()
                : Optional.of(Problems.answer(
                        HttpStatus.MISDIRECTED_REQUEST,
                        AccessError.STRANGE_HOST,
                        "the header Host does not name this server"));
    }

    private static String name(String host) {
        return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    }
}
