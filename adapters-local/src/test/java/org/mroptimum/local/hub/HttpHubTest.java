package org.mroptimum.local.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;

/** What a hub that speaks HTTP is told, and what is made of its answers. */
class HttpHubTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> paths = new ArrayList<>();
    private final List<JsonNode> bodies = new ArrayList<>();
    private HttpServer server;
    private HttpHub hub;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                paths.add(exchange.getRequestURI().getPath());
                bodies.add(JSON.readTree(exchange.getRequestBody()));
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/Prod/";
        hub = new HttpHub(HubAddress.of(address, "--brain"), "a-secret");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anErrorIsCutAtAThousandCharacters() {
        hub.failed("p-1", "x".repeat(1001));
        assertEquals(List.of("/Prod/api/pipeline/failed"), paths);
        assertEquals("x".repeat(1000), bodies.get(0).path("error").asText());
    }

    @Test
    void everythingButSuccessIsMro5020AndRedirectsAreNotFollowed() {
        for (int refusing : new int[] {302, 401, 404, 503}) {
            status = refusing;
            JobFailure failure = assertThrows(JobFailure.class, () -> hub.failed("p-1", "why"));
            assertEquals("MRO-5020", failure.code().id());
            String message = String.valueOf(failure.getMessage());
            assertTrue(message.contains(String.valueOf(refusing)), message);
            assertFalse(message.contains("a-secret"), message);
        }
        assertEquals(4, paths.size());
    }

    @Test
    void whatTheHubAnswersIsGivenWithoutSecrets() {
        ComputingUnit unit = new ComputingUnit("https://mri.example.org", "the-key", "Hospital", false);
        answer = "{\"computingUnitId\":\"cu-1\",\"apiKey\":\"the-key\"}";
        assertEquals(Map.of("computingUnitId", "cu-1", "apiKey", "(removed)"), hub.register(unit));
        answer = "thanks";
        assertEquals(Map.of(), hub.register(unit));
        assertFalse(unit.toString().contains("the-key"), unit.toString());
    }
}
