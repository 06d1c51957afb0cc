package org.mroptimum.app.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Takes the caller's word for who they are, for tests of what callers may do. Off unless a test asks for it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = NamedCaller.WANTED)
final class NamedCaller {
    static final String WANTED = "test.named-caller";
    static final String HEADER = "X-Test-User";

    @RequestFilter
    void name(HttpRequest<?> request) {
        request.getHeaders()
                .findFirst(HEADER)
                .ifPresent(
                        user -> request.setAttribute(Caller.class.getName(), new Caller(user, user.equals("admin"))));
    }
}
