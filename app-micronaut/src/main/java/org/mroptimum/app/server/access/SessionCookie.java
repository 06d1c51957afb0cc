package org.mroptimum.app.server.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;
import org.mroptimum.domain.account.Session;

/** The cookie that holds a session's token: no script reads it, and other sites' requests do not carry it. */
public final class SessionCookie {
    private static final String NAME = "MROPTIMUM_SESSION";

    private SessionCookie() {}

    /** The token of a request. */
    static Optional<String> token(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    /** The cookie of a session that began. */
    public static Cookie of(String token, HttpRequest<?> request) {
        return cookie(token, request).maxAge(Session.LONGEST);
    }

    /** Takes the cookie away. */
    static Cookie gone(HttpRequest<?> request) {
        return cookie("", request).maxAge(0);
    }

    private static Cookie cookie(String value, HttpRequest<?> request) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(SameSite.Strict)
                .path("/");
    }
}
