package org.mroptimum.app.server.access.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.SignInLimit;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AttemptStore;
import org.mroptimum.domain.port.AttemptStore.Counter;
import org.mroptimum.domain.usecase.SignInExternally;

/** From the way back of a browser to an account. Failures count as wrong passwords from the same address do. */
final class HouseSignIn {
    private final IdentityProvider provider;
    private final PendingSignIns pending;
    private final SignInExternally accounts;
    private final AttemptStore attempts;
    private final InstantSource clock;

    HouseSignIn(
            IdentityProvider provider,
            PendingSignIns pending,
            SignInExternally accounts,
            AttemptStore attempts,
            InstantSource clock) {
        this.provider = provider;
        this.pending = pending;
        this.accounts = accounts;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Whether cookies go over TLS only. */
    boolean isSecure() {
        return provider.isComeBackSecure();
    }

    /** Begins a sign-in of the browser with this cookie; gives where to send it. */
    URI begin(String cookie) {
        return provider.signInPage(pending.begin(cookie));
    }

    /**
     * Ends it.
     *
     * @param told what the provider let the browser bring along
     * @param address where the attempt comes from, for counting
     * @return the account; empty when there is none for this person, which is recorded then
     * @throws JobFailure why nobody is signed in
     */
    Optional<Account> end(Optional<String> cookie, Map<String, List<String>> told, String address) {
        Counter counter = new Counter(SignInLimit.ADDRESS, address);
        Duration wait = attempts.attempt(List.of(counter), clock.instant());
        if (!wait.isZero()) {
            throw new JobFailure(AccessError.TOO_MANY_ATTEMPTS, "this address has to wait");
        }
        try {
            Person person = person(cookie, told);
            Optional<Account> account = accounts.find(person.id(), person.name());
            account.ifPresent(found -> attempts.takeBack(counter));
            return account;
        } catch (JobFailure failure) {
            if (failure.code() == AccessError.PROVIDER_UNREACHABLE) {
                attempts.takeBack(counter);
            }
            throw failure;
        }
    }

    private Person person(Optional<String> cookie, Map<String, List<String>> told) {
        String state =
                told.getOrDefault("state", List.of()).stream().findFirst().orElse("");
        PendingSignIns.Pending began = cookie.flatMap(value -> pending.take(value, state))
                .orElseThrow(() -> new JobFailure(
                        AccessError.STRAY_SIGN_IN,
                        "this browser did not begin it, or too long ago, or it came back before"));
        return provider.person(code(told), began);
    }

    private AuthorizationCode code(Map<String, List<String>> told) {
        try {
            AuthenticationResponse answer = AuthenticationResponseParser.parse(provider.wayBack(), told);
            boolean fromAnother =
                    answer.getIssuer() != null && !answer.getIssuer().getValue().equals(provider.issuer());
            if (fromAnother || !answer.indicatesSuccess()) {
                throw new JobFailure(AccessError.IDENTITY_REFUSED, "the provider did not let the person in");
            }
            return Optional.ofNullable(answer.toSuccessResponse().getAuthorizationCode())
                    .orElseThrow(() -> new JobFailure(AccessError.IDENTITY_REFUSED, "the provider gave no code"));
        } catch (ParseException e) {
            throw new JobFailure(AccessError.IDENTITY_REFUSED, "what the browser brought along is not understood", e);
        }
    }
}
