package org.mroptimum.app.server.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.server.OidcOptions;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

/**
 * What the provider tells about itself.
 *
 * @param signInPage where browsers are sent
 * @param tokens where a code is exchanged
 * @param secretInBody whether it takes this server's secret in the body only
 * @param validator checks signature, issuer, audience, times and nonce of its statements
 */
record ProviderFacts(URI signInPage, URI tokens, boolean secretInBody, IDTokenValidator validator) {
    private static final int TIMEOUT_MS = 5_000;
    private static final int LARGEST_KEY_SET = 1 << 20;

    /** Asks the provider; MRO-6015 when that fails. */
    static ProviderFacts of(OidcOptions options) {
        try {
            Issuer issuer = new Issuer(options.issuer());
            OIDCProviderMetadata told = OIDCProviderMetadata.resolve(issuer, ProviderFacts::limit);
            return new ProviderFacts(
                    safe(told.getAuthorizationEndpointURI()),
                    safe(told.getTokenEndpointURI()),
                    takesSecretInBodyOnly(told.getTokenEndpointAuthMethods()),
                    validator(issuer, new ClientID(options.clientId()), safe(told.getJWKSetURI())));
        } catch (GeneralException | IOException e) {
            throw new JobFailure(
                    AccessError.PROVIDER_UNREACHABLE, "the provider's description of itself cannot be read", e);
        }
    }

    /** A provider that hangs must not hold this server; one that sends requests elsewhere is not followed. */
    static void limit(HTTPRequest request) {
        request.setConnectTimeout(TIMEOUT_MS);
        request.setReadTimeout(TIMEOUT_MS);
        request.setFollowRedirects(false);
    }

    private static IDTokenValidator validator(Issuer issuer, ClientID client, URI keys) throws MalformedURLException {
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, LARGEST_KEY_SET);
        JWSVerificationKeySelector<SecurityContext> selector = new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256),
                JWKSourceBuilder.create(keys.toURL(), retriever).build());
        return new IDTokenValidator(issuer, client, selector, null);
    }

    private static boolean takesSecretInBodyOnly(@Nullable List<ClientAuthenticationMethod> methods) {
        return methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static URI safe(@Nullable URI address) {
        if (address == null || !OidcOptions.isSafe(address)) {
            throw new JobFailure(
                    AccessError.PROVIDER_UNREACHABLE, "the provider names an address that is missing or not https");
        }
        return address;
    }
}
