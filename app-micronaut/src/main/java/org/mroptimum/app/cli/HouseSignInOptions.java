package org.mroptimum.app.cli;

import picocli.CommandLine.Option;

/** Sign-in by the identity provider of the house. */
final class HouseSignInOptions {
    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_OIDC_ISSUER:-}",
            description = "identity provider (OpenID Connect) whose people may sign in")
    private String issuer;

    @Option(
            names = "--oidc-client",
            paramLabel = "ID",
            defaultValue = "${env:MROPTIMUM_OIDC_CLIENT_ID:-}",
            description = "this server's name there; its secret comes from MROPTIMUM_OIDC_CLIENT_SECRET")
    private String client;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_PUBLIC_URL:-}",
            description = "address of the server as browsers see it, for the way back from the identity provider")
    private String publicUrl;

    /** Address of the provider; empty for none. */
    String issuer() {
        return issuer;
    }

    /** This server's name there. */
    String client() {
        return client;
    }

    /** This server's address as browsers see it. */
    String publicUrl() {
        return publicUrl;
    }
}
