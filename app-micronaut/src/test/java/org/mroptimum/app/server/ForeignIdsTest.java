package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Walks over all addresses that name something, with the real names of somebody else's things. New addresses come in by themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignIdsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    /** Everybody has names of their own there: this makes a new thing. */
    private static final String OWN_NAMES = "PUT /api/v1/templates/{name}";

    /** Names of files that belong to the server and to nobody else. */
    private static final String FOR_ANYBODY = "/docs/";

    private RunningServer server;
    private OwnedThings annas;
    private OwnedThings berts;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningServer.in(folder.resolve("data"));
        server.post("", "/api/v1/setup", Map.of("name", "admin", "password", "correct horse battery"));
        annas = OwnedThings.make(server, "anna", SmallScans.make(folder));
        berts = OwnedThings.make(server, "bert", SmallScans.make(folder));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private List<UriRouteInfo<?, ?>> addresses() {
        List<UriRouteInfo<?, ?>> named = server.addresses().stream()
                .filter(address -> !variables(path(address)).isEmpty())
                .filter(address -> !OWN_NAMES.equals(address.getHttpMethodName() + " " + path(address)))
                .filter(address -> !path(address).startsWith(FOR_ANYBODY))
                .toList();
        assertTrue(named.size() > 15, "the server knows its addresses");
        return named;
    }

    private static String path(UriRouteInfo<?, ?> address) {
        return address.getUriMatchTemplate().toPathString();
    }

    private static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    private static String filled(String path, UnaryOperator<String> names) {
        return VARIABLE.matcher(path).replaceAll(found -> Matcher.quoteReplacement(names.apply(found.group(1))));
    }

    private HttpResponse<String> call(String user, UriRouteInfo<?, ?> address, String path, String body)
            throws Exception {
        boolean piece = address.getHttpMethodName().equals("PATCH") && path.contains("/uploads/");
        return server.send(
                user,
                address.getHttpMethodName(),
                path,
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                piece ? "application/offset+octet-stream" : "application/json",
                "Tus-Resumable",
                "1.0.0",
                "Upload-Offset",
                "10");
    }

    @Test
    void nobodyReachesThingsOfOthersByTheirNames() throws Exception {
        List<String> before = annas.seen(server);
        List<String> reached = new ArrayList<>();
        String body = "{\"other\":\"" + berts.names().get("jobs/other") + "\"}";
        for (UriRouteInfo<?, ?> address : addresses()) {
            String path = path(address);
            for (String foreign : variables(path)) {
                // One name is foreign, the others are the caller's own; then all are.
                String mixed = filled(path, name -> (name.equals(foreign) ? annas : berts).name(path, name));
                String whole = filled(path, name -> annas.name(path, name));
                for (String target : foreign.equals("file") ? List.of(whole) : List.of(mixed, whole)) {
                    judge(address, target, call("bert", address, target, body)).ifPresent(reached::add);
                }
            }
        }
        assertEquals(List.of(), reached);
        assertEquals(before, annas.seen(server), "nothing of anna's changed");
    }

    private static Optional<String> judge(UriRouteInfo<?, ?> address, String target, HttpResponse<String> answer) {
        int wanted = path(address).startsWith("/api/v1/users") ? 403 : 404;
        boolean leaks = OwnedThings.secrets("anna").stream()
                .anyMatch(secret -> answer.body().contains(secret) && !target.contains(secret));
        return answer.statusCode() == wanted && !leaks
                ? Optional.empty()
                : Optional.of(address.getHttpMethodName() + " " + target + " gave " + answer.statusCode() + " "
                        + answer.body());
    }

    @Test
    void templatesOfTheSameNameAreTwo() throws Exception {
        List<String> before = annas.seen(server);
        String path = "/api/v1/templates/" + annas.names().get("templates/name");

        assertEquals(204, server.put("dora", path, Map.of("alias", "doras")).statusCode());
        assertEquals(204, server.delete("dora", path).statusCode());

        assertEquals(before, annas.seen(server));
    }

    @Test
    void foreignNamesLookLikeNamesOfNothing() throws Exception {
        for (UriRouteInfo<?, ?> address : addresses()) {
            String path = path(address);
            String nothing = "0".repeat(32);
            String unknown = filled(path, name -> name.equals("file") ? annas.name(path, name) : nothing);
            String foreign = filled(path, name -> annas.name(path, name));
            HttpResponse<String> ofNothing = call("carl", address, unknown, "{}");
            HttpResponse<String> ofAnna = call("carl", address, foreign, "{}");

            assertEquals(ofNothing.statusCode(), ofAnna.statusCode(), foreign);
            assertEquals(ofNothing.body().replace(nothing, "ID"), hidden(path, ofAnna.body()), foreign);
        }
    }

    private String hidden(String path, String body) {
        String hidden = body;
        for (String variable : variables(path)) {
            hidden = hidden.replace(annas.name(path, variable), "ID");
        }
        return hidden;
    }

    /** Otherwise the walk would prove nothing. */
    @Test
    void theOwnerReachesAllOfThem() throws Exception {
        List<String> missed = new ArrayList<>();
        for (UriRouteInfo<?, ?> address : addresses()) {
            String path = path(address);
            boolean reads = List.of("GET", "HEAD").contains(address.getHttpMethodName());
            if (reads && !path.startsWith("/api/v1/users")) {
                String target = filled(path, name -> annas.name(path, name));
                int status = call("anna", address, target, "").statusCode();
                if (status != 200) {
                    missed.add(address.getHttpMethodName() + " " + target + " " + status);
                }
            }
        }
        assertEquals(List.of(), missed);
    }

    @Test
    void aComparisonNamesOwnResultsOnly() throws Exception {
        String compare = "/api/v1/jobs/" + berts.names().get("jobs/id") + "/compare";
        Map<String, Object> own = Map.of("other", String.valueOf(berts.names().get("jobs/other")), "map", "SNR");
        Map<String, Object> foreign =
                Map.of("other", String.valueOf(annas.names().get("jobs/id")), "map", "SNR");

        assertEquals(200, server.post("bert", compare, own).statusCode());
        HttpResponse<String> refused = server.post("bert", compare, foreign);
        assertEquals(404, refused.statusCode(), refused.body());
        assertEquals("MRO-4001", RunningServer.json(refused).path("code").asText());
    }
}
