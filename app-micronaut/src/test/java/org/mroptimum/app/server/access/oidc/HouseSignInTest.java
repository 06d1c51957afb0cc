package org.mroptimum.app.server.access.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.Browser;
import org.mroptimum.app.server.OidcOptions;
import org.mroptimum.app.server.ServerOptions;

/** The whole way over HTTP, with a provider of the test's own. */
@SuppressWarnings("NullAway.Init") // each test starts its server with its own settings
class HouseSignInTest {
    private static final URI PAGE = URI.create("/");

    @TempDir
    Path folder;

    private HouseProvider provider;
    private Browser admin;
    private Visitor visitor;

    @BeforeEach
    void startProvider() throws Exception {
        provider = new HouseProvider();
    }

    @AfterEach
    void stop() {
        admin.close();
        provider.close();
    }

    private void serve(Map<String, String> settings) throws Exception {
        serveAt("http://localhost:8080", settings);
    }

    private void serveAt(String publicUrl, Map<String, String> settings) throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("MROPTIMUM_OIDC_CLIENT_SECRET", HouseProvider.SECRET);
        OidcOptions oidc = OidcOptions.of(provider.issuer(), HouseProvider.CLIENT, publicUrl, environment);
        admin = Browser.at(ServerOptions.inFolder(folder).at("127.0.0.1", 0).trusting(oidc));
        Map<String, Object> anna = Map.of("name", "anna", "password", "correct horse battery");
        assertEquals(201, admin.post("/setup", anna).statusCode());
        visitor = new Visitor(admin.address());
    }

    private void serveWithZoe() throws Exception {
        serve(Map.of());
        Map<String, Object> zoe = Map.of("name", "zoe", "role", "USER", "house", true);
        assertEquals(201, admin.post("/users", zoe).statusCode());
    }

    private URI goThrough() throws Exception {
        return visitor.sentFrom(provider.letIn(visitor.start()));
    }

    private static URI refused(String code) {
        return URI.create("/?refused=" + code);
    }

    private void assertRefused(String code, URI sentTo) throws Exception {
        assertEquals(refused(code), sentTo);
        assertTrue(visitor.session().path("user").isNull());
        List<JsonNode> records =
                Browser.json(admin.get("/audit")).path("records").findParents("action");
        assertTrue(
                records.stream()
                        .anyMatch(record -> record.path("outcome").asText().equals("REFUSED")
                                && record.path("subject").asText().equals("identity provider, " + code)),
                records.toString());
    }

    private void assertLieRefused(UnaryOperator<JWTClaimsSet.Builder> lie) throws Exception {
        serveWithZoe();
        provider.lie = lie;
        assertRefused("MRO-6014", goThrough());
    }

    @Test
    void anExpectedPersonSignsInAndMayChangeThings() throws Exception {
        serveWithZoe();
        assertTrue(visitor.session().path("oidc").asBoolean());

        assertEquals(PAGE, goThrough());

        assertEquals("zoe", visitor.session().path("user").path("name").asText());
        assertFalse(visitor.session().path("csrf").asText().isEmpty());
        assertEquals(200, visitor.get("/api/v1/jobs").statusCode());
        assertTrue(admin.get("/audit").body().contains("\"user\":\"zoe\""));
    }

    @Test
    void aStatementMayBeSignedByAnEllipticCurve() throws Exception {
        serveWithZoe();
        provider.signWithEllipticCurve();

        assertEquals(PAGE, goThrough());
    }

    @Test
    void nobodyNewGetsInUnlessAccountsAreMade() throws Exception {
        serve(Map.of());

        assertEquals(refused("MRO-6016"), goThrough());

        assertTrue(visitor.session().path("user").isNull());
        assertTrue(admin.get("/audit").body().contains("an unknown person"));
    }

    @Test
    void somebodyNewGetsAnAccountOfAUserWhenAccountsAreMade() throws Exception {
        serve(Map.of("MROPTIMUM_OIDC_NEW_ACCOUNTS", "create"));

        assertEquals(PAGE, goThrough());

        assertEquals("USER", visitor.session().path("user").path("role").asText());
    }

    @Test
    void aProviderNeverOpensAnAccountWithAPassword() throws Exception {
        serve(Map.of("MROPTIMUM_OIDC_NEW_ACCOUNTS", "create"));
        provider.lie = claims -> claims.claim("preferred_username", "anna");

        assertEquals(refused("MRO-6016"), goThrough());
    }

    @Test
    void anotherClaimMayNameTheAccountAndMustBeThere() throws Exception {
        serve(Map.of("MROPTIMUM_OIDC_CLAIM", "badge", "MROPTIMUM_OIDC_NEW_ACCOUNTS", "create"));
        assertRefused("MRO-6014", goThrough());
        provider.lie = claims -> claims.claim("badge", "b17");

        assertEquals(PAGE, goThrough());

        assertEquals("b17", visitor.session().path("user").path("name").asText());
    }

    @Test
    void anAddressThatWasNotVerifiedIsNoName() throws Exception {
        assertLieRefused(claims ->
                claims.claim("preferred_username", null).claim("email", "zoe").claim("email_verified", false));
    }

    @Test
    void aStatementForAnotherSignInIsRefused() throws Exception {
        assertLieRefused(claims -> claims.claim("nonce", "of another sign-in"));
    }

    @Test
    void aStatementForAnotherServerIsRefused() throws Exception {
        assertLieRefused(claims -> claims.audience("another server"));
    }

    @Test
    void aStatementOfAnotherProviderIsRefused() throws Exception {
        assertLieRefused(claims -> claims.issuer("https://elsewhere.example"));
    }

    @Test
    void anOldStatementIsRefused() throws Exception {
        assertLieRefused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
    }

    @Test
    void aStatementSignedWithAnotherKeyIsRefused() throws Exception {
        serveWithZoe();
        provider.signer = HouseProvider.rsa();

        assertRefused("MRO-6014", goThrough());
    }

    @Test
    void aSignInComesBackOnce() throws Exception {
        serveWithZoe();
        URI wayBack = provider.letIn(visitor.start());
        Visitor copy = visitor;
        assertEquals(PAGE, visitor.sentFrom(wayBack));
        visitor = new Visitor(admin.address());

        assertRefused("MRO-6013", copy.sentFrom(wayBack));
    }

    @Test
    void theWayBackOfAnotherBrowserIsRefused() throws Exception {
        serveWithZoe();
        URI othersWayBack = provider.letIn(new Visitor(admin.address()).start());

        assertRefused("MRO-6013", visitor.sentFrom(othersWayBack));
        visitor.start();
        assertRefused("MRO-6013", visitor.sentFrom(othersWayBack));
    }

    @Test
    void aProviderThatDoesNotAnswerIsToldSo() throws Exception {
        serveWithZoe();
        URI wayBack = provider.letIn(visitor.start());
        provider.close();

        assertRefused("MRO-6015", visitor.sentFrom(wayBack));
    }

    @Test
    void aServerStartsAndTellsWhileItsProviderIsDown() throws Exception {
        provider.close();
        serveWithZoe();

        assertRefused("MRO-6015", visitor.start());
    }

    @Test
    void whomTheProviderRefusesIsRefused() throws Exception {
        serveWithZoe();
        String state = provider.letIn(visitor.start()).getQuery().replaceFirst(".*state=", "");

        assertRefused(
                "MRO-6014", visitor.sentFrom(URI.create("/api/v1/oidc/callback?error=access_denied&state=" + state)));
    }

    @Test
    void whoTriesTooOftenWaits() throws Exception {
        serveWithZoe();
        URI stray = URI.create("/api/v1/oidc/callback?code=x&state=y");
        for (int attempt = 0; attempt < 50; attempt++) {
            assertEquals(refused("MRO-6013"), visitor.sentFrom(stray));
        }

        assertRefused("MRO-6004", visitor.sentFrom(stray));
    }

    @Test
    void theCookieOfASignInIsForThisServerAlone() throws Exception {
        serveAt("https://mr.hospital.example", Map.of());

        HttpResponse<String> answer = visitor.get("/api/v1/oidc/start");

        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        for (String attribute : List.of("HTTPOnly", "Secure", "SameSite=Lax", "Path=/api/v1/oidc")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
    }
}
