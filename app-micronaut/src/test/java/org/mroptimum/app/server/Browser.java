package org.mroptimum.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Talks to a server of its own as the page does: keeps the cookie, and sends the token of the page. */
public final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();
    private String cookie = "";
    private String lastCookie = "";
    private String pageToken = "";
    private String key = "";

    private Browser(Server server) {
        this.server = server;
    }

    /** A server without accounts. */
    public static Browser atNewServer(Path folder) {
        System.clearProperty(NamedCaller.WANTED);
        return new Browser(Server.start(ServerOptions.inFolder(folder).at("127.0.0.1", 0)));
    }

    /** A server with other settings. */
    public static Browser at(ServerOptions options) {
        System.clearProperty(NamedCaller.WANTED);
        return new Browser(Server.start(options));
    }

    /** Of the server. */
    public URI address() {
        return server.address();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> patch(String path, Object body) throws IOException, InterruptedException {
        return send(request(path).method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    /** Asks for the health with this header instead of the usual one, and gives the whole answer. */
    public String raw(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            String request = "GET /health HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** The session's cookie, without its attributes. */
    public String cookie() {
        return cookie;
    }

    /** As the server set it. */
    public String lastCookie() {
        return lastCookie;
    }

    /** Goes on with another session. */
    public void useCookie(String other) throws IOException, InterruptedException {
        forget();
        cookie = other;
        pageToken = json(get("/session")).path("csrf").asText("");
    }

    public void useKey(String secret) {
        key = secret;
    }

    public void forgetPageToken() {
        pageToken = "";
    }

    public void forget() {
        cookie = "";
        pageToken = "";
        key = "";
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve("/api/v1" + path))
                .header("Content-Type", "application/json");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!pageToken.isEmpty()) {
            request.header("X-CSRF-Token", pageToken);
        }
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        answer.headers().firstValue("Set-Cookie").ifPresent(told -> {
            lastCookie = told;
            cookie = told.substring(0, told.indexOf(';'));
        });
        if (answer.statusCode() < 300 && answer.body().contains("\"csrf\"")) {
            pageToken = json(answer).path("csrf").asText("");
        }
        return answer;
    }

    @Override
    public void close() {
        server.close();
    }
}
