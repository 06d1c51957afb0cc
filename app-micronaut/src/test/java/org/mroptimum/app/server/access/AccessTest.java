package org.mroptimum.app.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.Browser;

class AccessTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.atNewServer(folder);
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    private static Map<String, Object> credentials(String name, String password) {
        return Map.of("name", name, "password", password);
    }

    private void setUp() throws Exception {
        assertEquals(201, browser.post("/setup", credentials("Anna", PASSWORD)).statusCode());
    }

    private void addUser(String name) throws Exception {
        Map<String, Object> user = Map.of("name", name, "role", "USER", "password", PASSWORD);
        assertEquals(201, browser.post("/users", user).statusCode());
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return Browser.json(answer).path("code").asText();
    }

    @Test
    void theFirstAdministratorIsCreatedOnce() throws Exception {
        assertFalse(Browser.json(browser.get("/session")).path("setUp").asBoolean());
        setUp();

        JsonNode session = Browser.json(browser.get("/session"));
        assertEquals("anna", session.path("user").path("name").asText());
        assertEquals("ADMIN", session.path("user").path("role").asText());
        HttpResponse<String> again = browser.post("/setup", credentials("eve", PASSWORD));
        assertEquals(409, again.statusCode());
        assertEquals("MRO-6007", code(again));
    }

    @Test
    void nobodyGetsInWithoutSigningIn() throws Exception {
        setUp();
        browser.forget();

        for (String path : List.of("/jobs", "/users", "/audit", "/settings", "/me/keys")) {
            HttpResponse<String> answer = browser.get(path);
            assertEquals(401, answer.statusCode(), path);
            assertEquals("MRO-6001", code(answer), path);
        }
        assertEquals(
                401,
                browser.post("/login", credentials("anna", "wrong password")).statusCode());
        assertEquals(200, browser.post("/login", credentials("anna", PASSWORD)).statusCode());
        assertEquals(200, browser.get("/jobs").statusCode());
    }

    @Test
    void aUserIsNoAdministrator() throws Exception {
        setUp();
        addUser("bert");
        browser.forget();
        assertEquals(200, browser.post("/login", credentials("bert", PASSWORD)).statusCode());

        for (String path : List.of("/users", "/audit", "/audit/verify", "/settings")) {
            HttpResponse<String> answer = browser.get(path);
            assertEquals(403, answer.statusCode(), path);
            assertEquals("MRO-6003", code(answer), path);
        }
        assertEquals(200, browser.get("/jobs").statusCode());
    }

    @Test
    void aChangeNeedsTheTokenOfThePage() throws Exception {
        setUp();
        browser.forgetPageToken();

        HttpResponse<String> answer = browser.post("/me/keys", Map.of("name", "script"));

        assertEquals(403, answer.statusCode());
        assertEquals("MRO-6005", code(answer));
        assertEquals(0, Browser.json(browser.get("/me/keys")).path("keys").size());
    }

    @Test
    void everySignInHasAnotherToken() throws Exception {
        setUp();
        String first = browser.cookie();
        browser.post("/login", credentials("anna", PASSWORD));

        assertFalse(first.equals(browser.cookie()), "a token that somebody planted would be signed in");
        assertTrue(browser.lastCookie().contains("HTTPOnly"), browser.lastCookie());
        assertTrue(browser.lastCookie().contains("SameSite=Strict"), browser.lastCookie());
    }

    @Test
    void whoSignsOutIsOut() throws Exception {
        setUp();
        String cookie = browser.cookie();

        assertEquals(204, browser.post("/logout", Map.of()).statusCode());

        browser.useCookie(cookie);
        assertEquals(401, browser.get("/jobs").statusCode());
    }

    @Test
    void guessingIsSlowedDown() throws Exception {
        setUp();
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    401,
                    browser.post("/login", credentials("anna", "guess " + i)).statusCode());
        }

        HttpResponse<String> answer = browser.post("/login", credentials("anna", PASSWORD));

        assertEquals(429, answer.statusCode());
        assertEquals("MRO-6004", code(answer));
        assertTrue(answer.headers().firstValueAsLong("Retry-After").orElse(0) >= 1);
    }

    @Test
    void aKeyWorksWithoutCookieUntilItIsRemoved() throws Exception {
        setUp();
        JsonNode key = Browser.json(browser.post("/me/keys", Map.of("name", "script")));
        String cookie = browser.cookie();
        browser.forget();
        browser.useKey(key.path("key").asText());

        assertEquals(200, browser.get("/jobs").statusCode());
        assertEquals(422, browser.post("/jobs", Map.of()).statusCode(), "no token of a page is needed");
        browser.forget();
        browser.useCookie(cookie);
        assertEquals(204, browser.delete("/me/keys/" + key.path("id").asText()).statusCode());
        browser.forget();
        browser.useKey(key.path("key").asText());
        assertEquals(401, browser.get("/jobs").statusCode());
    }

    @Test
    void aDisabledAccountIsOutAtOnceAndTheLastAdministratorStays() throws Exception {
        setUp();
        addUser("bert");
        String admin = browser.cookie();
        browser.forget();
        browser.post("/login", credentials("bert", PASSWORD));
        String bert = browser.cookie();
        browser.useCookie(admin);

        assertEquals(200, browser.patch("/users/bert", Map.of("disabled", true)).statusCode());
        assertEquals("MRO-6009", code(browser.patch("/users/anna", Map.of("role", "USER"))));

        browser.useCookie(bert);
        assertEquals(401, browser.get("/jobs").statusCode());
    }

    @Test
    void settingsAreKeptAndChecked() throws Exception {
        setUp();
        String values = "{\"deidentify\":false,\"keepResultsDays\":30,\"keepScansDays\":null,\"quotaBytesPerUser\":5}";

        assertEquals(200, browser.put("/settings", values).statusCode());
        assertEquals(values, browser.get("/settings").body());
        assertEquals("MRO-1002", code(browser.put("/settings", "{}")));
        assertEquals("MRO-1009", code(browser.put("/settings", values.replace("30", "0"))));
        assertEquals("MRO-1001", code(browser.put("/settings", "no json")));
    }

    @Test
    void theAuditLogTellsAllThisAndIsIntact() throws Exception {
        setUp();
        browser.post("/login", credentials("anna", "wrong password"));
        browser.post("/me/keys", Map.of("name", "script"));

        String records = browser.get("/audit").body();
        JsonNode verdict = Browser.json(browser.get("/audit/verify"));

        for (String action : List.of("set-up", "login", "key-add", "audit-read", "REFUSED")) {
            assertTrue(records.contains("\"" + action + "\""), action + " is missing in " + records);
        }
        assertFalse(records.contains(PASSWORD));
        assertTrue(verdict.path("intact").asBoolean(), verdict.toString());
    }

    @Test
    void everyAnswerTellsBrowsersToBeCareful() throws Exception {
        for (HttpResponse<String> answer :
                List.of(browser.get("/session"), browser.get("/jobs"), browser.get("/nothing"))) {
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), policy);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertEquals(
                    "no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        }
    }

    /** With a name of its own that points here, another site could read answers. */
    @Test
    void anotherHostIsRefused() throws Exception {
        assertTrue(browser.raw("Host: evil.example").startsWith("HTTP/1.1 421"));
        assertTrue(browser.raw("Host: localhost:1").startsWith("HTTP/1.1 200"));
    }
}
