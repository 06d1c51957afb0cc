package org.mroptimum.app.server.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.RunningServer;

class TemplatesControllerTest {
    private static final String HEAD = "/api/v1/templates/head%20%C3%A9";

    @Test
    void templatesAreSavedFoundAndForgotten(@TempDir Path folder) throws Exception {
        try (RunningServer server = RunningServer.in(folder)) {
            assertEquals(404, server.get("anna", HEAD).statusCode());
            assertEquals(
                    204,
                    server.put("anna", HEAD, Map.of("task", Map.of("name", "ac")))
                            .statusCode());

            assertEquals(
                    "ac",
                    RunningServer.json(server.get("anna", HEAD))
                            .at("/task/name")
                            .asText());
            assertEquals(
                    "head \u00e9",
                    RunningServer.json(server.get("anna", "/api/v1/templates"))
                            .at("/templates/0/name")
                            .asText());
            assertEquals(404, server.get("bert", HEAD).statusCode());
            assertEquals(404, server.delete("bert", HEAD).statusCode());
            assertEquals(204, server.delete("anna", HEAD).statusCode());
            assertEquals(404, server.get("anna", HEAD).statusCode());
        }
    }
}
