package org.mroptimum.app.server.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.usecase.RecogniseCaller;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who sends a request: by an API key, or by the session's cookie. With the cookie, requests that change something must
 * carry the token of the page, which other sites cannot know.
 */
@Singleton
final class TokenAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
    static final String PAGE_TOKEN = "X-CSRF-Token";

    private static final String BEARER = "Bearer ";
    private static final Set<HttpMethod> CHANGE_NOTHING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** These begin a session, whoever was signed in before. */
    private static final Set<String> BEGINNINGS =
            Set.of(SessionController.PATH + "/login", SessionController.PATH + "/setup");

    private final RecogniseCaller recognise;

    TokenAuthentication(RecogniseCaller recognise) {
        this.recognise = recognise;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Optional<String> key = key(request);
        Optional<String> token = SessionCookie.token(request);
        if (key.isEmpty() && token.isEmpty()) {
            return Mono.empty();
        }
        // The database is asked: not in a thread that moves bytes.
        return Mono.fromCallable(() -> account(request, key, token).map(TokenAuthentication::of))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(Mono::justOrEmpty);
    }

    private Optional<Account> account(HttpRequest<?> request, Optional<String> key, Optional<String> token) {
        if (key.isPresent()) {
            return recognise.byKey(key.get());
        }
        if (BEGINNINGS.contains(request.getPath())) {
            return Optional.empty();
        }
        Optional<Account> account = token.flatMap(recognise::bySession);
        if (account.isPresent() && !CHANGE_NOTHING.contains(request.getMethod())) {
            requirePageToken(request, token.get());
        }
        return account;
    }

    private static void requirePageToken(HttpRequest<?> request, String token) {
        String told = request.getHeaders().findFirst(PAGE_TOKEN).orElse("");
        if (!Sha256.same(told, Session.pageToken(token))) {
            throw new JobFailure(
                    AccessError.PAGE_TOKEN,
                    "the header " + PAGE_TOKEN + " is missing or does not belong to this session");
        }
    }

    private static Optional<String> key(HttpRequest<?> request) {
        Optional<String> bearer = request.getHeaders()
                .findFirst("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
        return bearer.or(() -> request.getHeaders().findFirst("X-API-Key"));
    }

    private static Authentication of(Account account) {
        return Authentication.build(
                account.name().value(), List.of(account.role().name()));
    }
}
