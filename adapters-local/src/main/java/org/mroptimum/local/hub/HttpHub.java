package org.mroptimum.local.hub;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.Hub;

/** A hub that speaks the contract of the hosted web page (contract 2.6) over HTTP. Redirects are not followed: they could take the token along. */
public final class HttpHub implements Hub {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int LONGEST_ERROR = 1000;
    private static final int LONGEST_ANSWER = 1 << 16;

    private final HubAddress address;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    /**
     * A hub.
     *
     * @param token by which it knows this server's owner; a secret
     */
    public HttpHub(HubAddress address, String token) {
        this.address = address;
        this.token = token.strip();
    }

    @Override
    public void completed(String pipeline, Location result) {
        ObjectNode body = JSON.createObjectNode().put("pipeline", pipeline);
        // Twice, as the workers that this hub knows say it.
        body.putObject("results").putObject("results").put("key", result.key()).put("bucket", result.bucket());
        post("/api/pipeline/completed", body);
    }

    @Override
    public void failed(String pipeline, String error) {
        String start = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        post(
                "/api/pipeline/failed",
                JSON.createObjectNode().put("pipeline", pipeline).put("error", start));
    }

    /**
     * Offers this server to the hub.
     *
     * @return what the hub answered, without secrets; empty when that is no JSON object
     */
    public Map<String, Object> register(ComputingUnit unit) {
        String answer = post("/api/computing-unit/register", unit.toJson(unit.key()));
        try {
            return Redaction.redact(JSON.readValue(answer, new TypeReference<Map<String, Object>>() {}));
        } catch (JacksonException noObject) {
            return Map.of();
        }
    }

    private String post(String path, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(address.at(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<InputStream> answer = send(request);
        try (InputStream in = answer.body()) {
            String text = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            if (answer.statusCode() >= OK && answer.statusCode() < REDIRECTS) {
                return text;
            }
            throw notReached("answers " + path + " with status " + answer.statusCode());
        } catch (IOException broken) {
            throw notReached("broke its answer to " + path + " off");
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw notReached("does not answer (" + e.getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notReached("was not waited for");
        }
    }

    /** Without a cause, whose message may hold what was sent. */
    private JobFailure notReached(String what) {
        return new JobFailure(RunError.HUB_NOT_REACHED, "the hub at " + address + " " + what);
    }
}
