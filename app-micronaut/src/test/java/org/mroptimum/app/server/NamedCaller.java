package org.mroptimum.app.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Takes the caller's word for who they are, for tests of what callers may do. Off unless a test asks for it. */
@Singleton
@Requires(property = NamedCaller.WANTED)
final class NamedCaller implements AuthenticationFetcher<HttpRequest<?>> {
    static final String WANTED = "test.named-caller";
    static final String HEADER = "X-Test-User";

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return Mono.justOrEmpty(request.getHeaders()
                .findFirst(HEADER)
                .map(user -> Authentication.build(user, List.of(user.equals("admin") ? "ADMIN" : "USER"))));
    }
}
