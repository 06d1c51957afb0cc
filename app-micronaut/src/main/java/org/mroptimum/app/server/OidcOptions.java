package org.mroptimum.app.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/**
 * The identity provider (OpenID Connect) of the house.
 *
 * @param issuer its address
 * @param clientId this server's name there
 * @param secret this server's password there
 * @param claim what of the provider's statement is the name of an account; without, {@code preferred_username}, or else a verified
 *     {@code email}
 * @param makesAccounts whether somebody new gets an account
 * @param publicAddress of this server, as browsers see it
 */
public record OidcOptions(
        URI issuer, String clientId, String secret, Optional<String> claim, boolean makesAccounts, URI publicAddress) {
    private static final String SECRET = "MROPTIMUM_OIDC_CLIENT_SECRET";
    private static final String CLAIM = "MROPTIMUM_OIDC_CLAIM";
    private static final String NEW_ACCOUNTS = "MROPTIMUM_OIDC_NEW_ACCOUNTS";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads the settings.
     *
     * @throws JobFailure MRO-5009 for a setting that is missing or wrong
     */
    public static OidcOptions of(String issuer, String clientId, String publicUrl, Map<String, String> environment) {
        URI provider = safeAddress("--oidc-issuer", issuer);
        URI ours = safeAddress("--public-url", publicUrl);
        require(ours.getPath().isEmpty() || ours.getPath().equals("/"), "--public-url is an address without a path");
        require(!clientId.isBlank(), "--oidc-issuer needs --oidc-client");
        String secret = environment.getOrDefault(SECRET, "");
        require(!secret.isBlank(), "the environment variable " + SECRET + " is not set");
        String newAccounts = environment.getOrDefault(NEW_ACCOUNTS, "refuse");
        require(Set.of("create", "refuse").contains(newAccounts), NEW_ACCOUNTS + " is create or refuse");
        Optional<String> claim =
                Optional.of(environment.getOrDefault(CLAIM, "").strip()).filter(name -> !name.isEmpty());
        return new OidcOptions(provider, clientId.strip(), secret, claim, newAccounts.equals("create"), ours);
    }

    /** Whether nobody on the way can read along: TLS, or this very machine. */
    public static boolean isSafe(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        boolean plainAtHome = "http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(host);
        return !host.isEmpty() && ("https".equalsIgnoreCase(address.getScheme()) || plainAtHome);
    }

    private static URI safeAddress(String option, String text) {
        try {
            URI address = new URI(text.strip());
            boolean bare = address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null;
            require(bare && isSafe(address), option + " is an https:// address, or http:// of this machine");
            return address;
        } catch (URISyntaxException e) {
            throw new JobFailure(RunError.BAD_SETTING, option + " is no address", e);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new JobFailure(RunError.BAD_SETTING, message);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return issuer + " as " + clientId;
    }
}
