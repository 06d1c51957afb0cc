package org.mroptimum.app.server.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.server.OidcOptions;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

/** The provider, asked over HTTP. Messages of failures hold nothing of what it said: that may be secret. */
final class IdentityProvider {
    private static final int SERVER_FAILED = 500;
    /** An account's external id is no longer. */
    private static final int LONGEST_ID = 600;

    private final OidcOptions options;
    private final URI wayBack;
    private volatile @Nullable ProviderFacts facts;

    IdentityProvider(OidcOptions options) {
        this.options = options;
        this.wayBack = options.publicAddress().resolve(OidcController.PATH + "/callback");
    }

    /** Whether browsers reach this server over TLS. */
    boolean isComeBackSecure() {
        return "https".equalsIgnoreCase(wayBack.getScheme());
    }

    /** Where the provider sends browsers back to. */
    URI wayBack() {
        return wayBack;
    }

    String issuer() {
        return options.issuer().toString();
    }

    /** Where the browser proves who sits before it; MRO-6015 when the provider cannot be asked. */
    URI signInPage(PendingSignIns.Pending pending) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid", "profile", "email"), client(), wayBack)
                .endpointURI(facts().signInPage())
                .state(pending.state())
                .nonce(pending.nonce())
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Exchanges a code for the provider's statement and checks it.
     *
     * @throws JobFailure MRO-6014 for a statement that is not to be trusted, MRO-6015 when the provider cannot be asked
     */
    Person person(AuthorizationCode code, PendingSignIns.Pending pending) {
        ProviderFacts known = facts();
        JWT statement = exchange(known, code, pending);
        try {
            return person(known.validator().validate(statement, pending.nonce()));
        } catch (KeySourceException e) {
            throw new JobFailure(AccessError.PROVIDER_UNREACHABLE, "the provider's keys cannot be fetched", e);
        } catch (BadJOSEException | JOSEException e) {
            throw refused("the signature, the issuer, the audience, the time or the nonce is not right", e);
        }
    }

    private JWT exchange(ProviderFacts known, AuthorizationCode code, PendingSignIns.Pending pending) {
        Secret secret = new Secret(options.secret());
        ClientAuthentication ours =
                known.secretInBody() ? new ClientSecretPost(client(), secret) : new ClientSecretBasic(client(), secret);
        HTTPRequest request = new TokenRequest.Builder(
                        known.tokens(), ours, new AuthorizationCodeGrant(code, wayBack, pending.verifier()))
                .build()
                .toHTTPRequest();
        ProviderFacts.limit(request);
        try {
            HTTPResponse answer = request.send();
            if (answer.getStatusCode() >= SERVER_FAILED) {
                throw new JobFailure(
                        AccessError.PROVIDER_UNREACHABLE, "the provider answered " + answer.getStatusCode());
            }
            TokenResponse tokens = OIDCTokenResponseParser.parse(answer);
            if (tokens instanceof OIDCTokenResponse good) {
                return good.getOIDCTokens().getIDToken();
            }
            throw new JobFailure(AccessError.IDENTITY_REFUSED, "the provider did not take the code");
        } catch (IOException e) {
            throw new JobFailure(AccessError.PROVIDER_UNREACHABLE, "the provider does not answer", e);
        } catch (ParseException e) {
            throw refused("the provider's answer is not understood", e);
        }
    }

    private Person person(IDTokenClaimsSet claims) {
        String id = options.issuer() + "|" + claims.getSubject().getValue();
        String name = options.claim()
                .map(claim -> text(claims, claim))
                .orElseGet(() -> text(claims, "preferred_username").or(() -> verifiedEmail(claims)))
                .filter(text -> id.length() <= LONGEST_ID)
                .orElseThrow(() -> new JobFailure(
                        AccessError.IDENTITY_REFUSED, "the statement lacks the claim that names the account"));
        return new Person(id, name);
    }

    private static Optional<String> verifiedEmail(IDTokenClaimsSet claims) {
        return text(claims, "email").filter(email -> Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")));
    }

    private static Optional<String> text(IDTokenClaimsSet claims, String claim) {
        return Optional.ofNullable(claims.getStringClaim(claim)).filter(text -> !text.isBlank());
    }

    private ClientID client() {
        return new ClientID(options.clientId());
    }

    /** Asked for when first needed, so that a server starts while its provider is down. */
    private ProviderFacts facts() {
        ProviderFacts known = facts;
        if (known == null) {
            known = ProviderFacts.of(options);
            facts = known;
        }
        return known;
    }

    private static JobFailure refused(String why, Exception cause) {
        return new JobFailure(AccessError.IDENTITY_REFUSED, why, cause);
    }
}
