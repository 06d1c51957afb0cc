package org.mroptimum.app.server.access.oidc;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.util.Optional;

/** Binds a sign-in to the browser that began it. Lax, since the way back comes from the provider's site. */
final class BindingCookie {
    private static final String NAME = "MROPTIMUM_OIDC";

    private BindingCookie() {}

    static Optional<String> value(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(value -> !value.isEmpty());
    }

    static Cookie of(String value, boolean secure) {
        return cookie(value, secure).maxAge(PendingSignIns.PATIENCE);
    }

    static Cookie gone(boolean secure) {
        return cookie("", secure).maxAge(0);
    }

    private static Cookie cookie(String value, boolean secure) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .path(OidcController.PATH);
    }
}
