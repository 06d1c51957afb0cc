package org.mroptimum.app.server.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A browser of its own with its own cookies, which is sent to and fro. */
final class Visitor {
    private final URI server;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Visitor(URI server) {
        this.server = server;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    }

    /** Where the server sends it from this address, which may name the server as others see it. */
    URI sentFrom(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(address.getRawPath() + "?" + address.getRawQuery());
        if (answer.statusCode() != 303) {
            throw new IOException("status " + answer.statusCode() + " " + answer.body());
        }
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    URI start() throws IOException, InterruptedException {
        return sentFrom(URI.create("/api/v1/oidc/start?"));
    }

    JsonNode session() throws IOException, InterruptedException {
        return new ObjectMapper().readTree(get("/api/v1/session").body());
    }
}
