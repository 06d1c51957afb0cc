package org.mroptimum.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;

/** A real server on a free port, and a client that talks to it as one user after the other. */
public final class RunningServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(Server server) {
        this.server = server;
    }

    /** In a folder of its own, with callers who are who they say. */
    public static RunningServer in(Path folder) {
        System.setProperty(NamedCaller.WANTED, "true");
        return new RunningServer(Server.start(ServerOptions.inFolder(folder).at("127.0.0.1", 0)));
    }

    /** Puts a file into the store, where a scan of that id is. */
    public void store(String bucket, String key, BlobStore.Content content) {
        server.context().getBean(BlobStore.class).put(new BlobId(bucket, key), content);
    }

    public HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
        return client.send(request(user, path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String user, String path, Object body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(user, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> put(String user, String path, Object body) throws IOException, InterruptedException {
        return client.send(
                request(user, path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> delete(String user, String path) throws IOException, InterruptedException {
        return client.send(request(user, path).DELETE().build(), BodyHandlers.ofString());
    }

    /** The answer as JSON. */
    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Waits until the stream of a job's events ends, and gives all it told. */
    public String events(String user, String job) throws IOException, InterruptedException {
        return get(user, "/api/v1/jobs/" + job + "/events").body();
    }

    /** A job of one slice that the server computes in no time. */
    public static Map<String, Object> request(String bucket, String signal, String noise) {
        return Map.of(
                "version", "v0",
                "alias", "small",
                "task",
                        Map.of(
                                "name",
                                "ac",
                                "version",
                                "v0",
                                "acquisition",
                                2,
                                "options",
                                Map.of(
                                        "reconstructor",
                                        Map.of(
                                                "name",
                                                "rss",
                                                "options",
                                                Map.of(
                                                        "signal", file(bucket, signal),
                                                        "noise", file(bucket, noise))))));
    }

    private static Map<String, Object> file(String bucket, String key) {
        return Map.of("type", "file", "options", Map.of("type", "s3", "bucket", bucket, "key", key, "filename", key));
    }

    private HttpRequest.Builder request(String user, String path) {
        URI address = server.address().resolve(path);
        return HttpRequest.newBuilder(address).header(NamedCaller.HEADER, user);
    }

    @Override
    public void close() {
        server.close();
    }
}
