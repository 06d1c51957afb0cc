package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks over the addresses that the server itself knows, so that a new one without a rule is found. */
class EveryAddressTest {
    private static final Set<String> FOR_ANYBODY = Set.of(
            "GET /health",
            "HEAD /health",
            "GET /ready",
            "HEAD /ready",
            "GET /version",
            "HEAD /version",
            "GET /docs",
            "HEAD /docs",
            "GET /docs/{name}",
            "HEAD /docs/{name}",
            "GET /api/v1/session",
            "HEAD /api/v1/session",
            "POST /api/v1/setup",
            "POST /api/v1/login",
            "POST /api/v1/logout",
            "GET /api/v1/oidc/start",
            "HEAD /api/v1/oidc/start",
            "GET /api/v1/oidc/callback",
            "HEAD /api/v1/oidc/callback",
            "OPTIONS /api/v1/uploads");
    private static final Set<String> FOR_ADMINISTRATORS = Set.of("users", "audit", "settings", "backup");

    @Test
    void nobodyGetsAnywhereWithoutSigningIn(@TempDir Path folder) throws Exception {
        List<String> open = new ArrayList<>();
        try (RunningServer server = RunningServer.in(folder)) {
            assertTrue(server.addresses().size() > 30, "the server knows its addresses");
            for (UriRouteInfo<?, ?> address : server.addresses()) {
                String name = name(address);
                int status = status(server, "", address);
                if (status != 401 && !FOR_ANYBODY.contains(name)) {
                    open.add(name + " " + status);
                }
            }
        }
        assertEquals(List.of(), open);
    }

    @Test
    void usersGetNowhereNearTheAdministration(@TempDir Path folder) throws Exception {
        List<String> seen = new ArrayList<>();
        try (RunningServer server = RunningServer.in(folder)) {
            for (UriRouteInfo<?, ?> address : server.addresses()) {
                if (FOR_ADMINISTRATORS.stream()
                        .anyMatch(room -> name(address).startsWith(method(address) + " /api/v1/" + room))) {
                    assertEquals(403, status(server, "anna", address), name(address));
                    seen.add(name(address));
                }
            }
        }
        assertTrue(seen.size() >= 6, seen.toString());
    }

    @Test
    void whatDoesNotExistIsTheSameForEverybody(@TempDir Path folder) throws Exception {
        try (RunningServer server = RunningServer.in(folder)) {
            HttpResponse<String> answer = server.get("anna", "/api/v1/jobs/unknown");
            assertEquals(404, answer.statusCode());
            assertEquals("MRO-4001", RunningServer.json(answer).path("code").asText());
        }
    }

    @Test
    void callsThatAreNotUnderstoodAreTheCallersFault(@TempDir Path folder) throws Exception {
        String jobs = "/api/v1/jobs";
        try (RunningServer server = RunningServer.in(folder)) {
            assertEquals(400, server.get("anna", jobs + "?limit=many").statusCode());
            assertEquals(400, server.post("anna", jobs, "").statusCode());
            assertEquals(
                    415,
                    server.send("anna", "POST", jobs, new byte[1], "Content-Type", "text/plain")
                            .statusCode());
        }
    }

    private static String method(UriRouteInfo<?, ?> address) {
        return address.getHttpMethodName();
    }

    private static String name(UriRouteInfo<?, ?> address) {
        return method(address) + " " + address.getUriMatchTemplate().toPathString();
    }

    private static int status(RunningServer server, String user, UriRouteInfo<?, ?> address) throws Exception {
        String path = address.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "x");
        // Uploads alone take another type, and that is looked at before anybody is asked who they are.
        String type = method(address).equals("PATCH") && path.contains("uploads")
                ? "application/offset+octet-stream"
                : "application/json";
        return server.send(user, method(address), path, new byte[0], "Content-Type", type, "Tus-Resumable", "1.0.0")
                .statusCode();
    }
}
