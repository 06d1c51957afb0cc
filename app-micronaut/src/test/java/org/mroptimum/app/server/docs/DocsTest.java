package org.mroptimum.app.server.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;
import org.yaml.snakeyaml.Yaml;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsTest {
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = RunningServer.in(folder.resolve("data"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void thePageAndAllItNeedsComeFromThisServer() throws Exception {
        HttpResponse<String> page = server.get("", "/docs");
        assertEquals(200, page.statusCode());

        Map<String, String> types = new TreeMap<>();
        Matcher links = LINK.matcher(page.body());
        while (links.find()) {
            String link = links.group(1);
            assertTrue(link.startsWith("/"), link);
            if (link.startsWith("/docs/")) {
                HttpResponse<String> file = server.get("", link);
                assertEquals(200, file.statusCode(), link);
                types.put(link, file.headers().firstValue("Content-Type").orElse(""));
            }
        }
        assertEquals(5, types.size(), types.toString());
        assertTrue(types.getOrDefault("/docs/docs.js", "").startsWith("text/javascript"), types.toString());
        assertTrue(types.getOrDefault("/docs/swagger-ui.css", "").startsWith("text/css"), types.toString());
    }

    @Test
    void thePolicyIsAsStrictAsEverywhere() throws Exception {
        String policy = server.get("", "/docs")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();

        assertEquals(
                server.get("", "/health")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow(),
                policy);
        assertFalse(policy.contains("unsafe-inline"), policy);
        assertFalse(server.get("", "/docs").body().matches("(?s).*(<style|<script>| style=| on\\w+=).*"));
    }

    @Test
    void theDescriptionNamesWhatCallersSendAndNotWhoTheyAre() throws Exception {
        String description = server.get("", "/docs/mr-optimum-1.yml").body();

        for (String path : List.of("/api/v1/jobs:", "/api/v1/jobs/{id}/bundle:", "/api/v1/scans:", "/health:")) {
            assertTrue(description.contains("\n  " + path), path);
        }
        assertFalse(description.contains("name: caller"), "who calls is told by the key or the cookie");
        assertFalse(description.contains("/docs"), "a page is no call");
    }

    @Test
    void theDescriptionTellsWhatMayBeLeftOut() throws Exception {
        JsonNode paths = new ObjectMapper()
                .valueToTree(new Yaml()
                        .<Object>load(server.get("", "/docs/mr-optimum-1.yml").body()))
                .path("paths");
        Set<String> needed = new TreeSet<>();
        paths.forEach(path -> path.forEach(call -> call.path("parameters").forEach(parameter -> {
            boolean inPath = parameter.path("in").asText().equals("path");
            if (!inPath && parameter.path("required").asBoolean()) {
                needed.add(parameter.path("name").asText());
            }
        })));

        assertEquals(Set.of("Upload-Length", "Upload-Offset"), needed);
    }

    @Test
    void nothingElseOfTheClassPathIsHandedOut() throws Exception {
        for (String name : List.of("DocsController.class", "index.html", "..%2fServer.class", "%2e%2e", "x")) {
            assertEquals(404, server.get("", "/docs/" + name).statusCode(), name);
        }
    }
}
