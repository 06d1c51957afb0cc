package org.mroptimum.app.server.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A small provider that signs what it is told to. It takes a code once, with the right secret and verifier only. */
final class HouseProvider implements AutoCloseable {
    static final String CLIENT = "mroptimum";
    static final String SECRET = "secret of the client";

    private final HttpServer server;
    private final Map<String, Map<String, List<String>>> asked = new ConcurrentHashMap<>();
    private final RSAKey rsa = rsa();
    private final ECKey ec = ec();
    /** What it changes in a statement that is right. */
    volatile UnaryOperator<JWTClaimsSet.Builder> lie = claims -> claims;

    volatile JWK signer = rsa;

    HouseProvider() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
        server.createContext(
                "/keys",
                exchange -> answer(
                        exchange,
                        200,
                        new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toJSONObject()));
        server.createContext("/token", this::token);
        server.start();
    }

    static RSAKey rsa() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("rsa").generate();
    }

    private static ECKey ec() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    }

    void signWithEllipticCurve() {
        signer = ec;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody proves who they are at this page; gives where the browser is sent then. */
    URI letIn(URI signInPage) {
        Map<String, List<String>> question = URLUtils.parseParameters(signInPage.getRawQuery());
        if (!first(question, "code_challenge_method").equals("S256")) {
            throw new IllegalArgumentException("no PKCE");
        }
        String code = "code" + asked.size();
        asked.put(code, question);
        return URI.create(first(question, "redirect_uri") + "?code=" + code + "&state=" + first(question, "state"));
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> told = URLUtils.parseParameters(body);
        Map<String, List<String>> question = asked.remove(first(told, "code"));
        String basic = CLIENT + ":" + SECRET.replace(' ', '+');
        String expected = "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        boolean right = question != null
                && expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && challenge(told).equals(first(question, "code_challenge"));
        if (!right) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String statement = statement(first(question, "nonce"));
        answer(exchange, 200, Map.of("access_token", "a", "token_type", "Bearer", "id_token", statement));
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0);
    }

    private static String challenge(Map<String, List<String>> told) {
        CodeVerifier verifier = new CodeVerifier(first(told, "code_verifier"));
        return CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
    }

    private String statement(String nonce) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("person 7")
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("preferred_username", "Zoe");
        try {
            boolean curve = signer instanceof ECKey;
            JWSAlgorithm algorithm = curve ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
            JWSSigner hand = curve ? new ECDSASigner((ECKey) signer) : new RSASSASigner((RSAKey) signer);
            JWSHeader header =
                    new JWSHeader.Builder(algorithm).keyID(signer.getKeyID()).build();
            SignedJWT signed = new SignedJWT(header, lie.apply(claims).build());
            signed.sign(hand);
            return signed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
