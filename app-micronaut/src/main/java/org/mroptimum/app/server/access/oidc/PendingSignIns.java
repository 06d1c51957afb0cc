package org.mroptimum.app.server.access.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Duration;
import java.util.Optional;
import org.mroptimum.domain.account.Sha256;

/** Sign-ins that began and did not come back yet. Each belongs to one browser, by a cookie, and comes back once. */
final class PendingSignIns {
    /** Time to type a password and to look for the second factor. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Anybody may begin one: the oldest go when there are more. */
    private static final long MOST = 10_000;

    private final Cache<String, Pending> byCookie;

    PendingSignIns(Ticker ticker) {
        byCookie = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(PATIENCE)
                .maximumSize(MOST)
                .build();
    }

    /** What the answer is compared with. */
    record Pending(State state, Nonce nonce, CodeVerifier verifier) {
        @Override
        public String toString() {
            return "a pending sign-in";
        }
    }

    /** Remembers a new one for the browser with this cookie. */
    Pending begin(String cookie) {
        Pending pending = new Pending(new State(32), new Nonce(32), new CodeVerifier());
        byCookie.put(Sha256.hex(cookie), pending);
        return pending;
    }

    /** The browser's sign-in, which is forgotten by this whatever comes of it; empty when the state is another's. */
    Optional<Pending> take(String cookie, String state) {
        return Optional.ofNullable(byCookie.asMap().remove(Sha256.hex(cookie)))
                .filter(pending -> Sha256.same(state, pending.state().getValue()));
    }
}
