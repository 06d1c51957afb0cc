package org.mroptimum.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real server on a free port, and a client that talks to it as one user after the other. */
public final class RunningServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Server> server;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(Optional<Server> server, URI address) {
        this.server = server;
        this.address = address;
    }

    /** Every address that the server knows. */
    List<UriRouteInfo<?, ?>> addresses() {
        return server.orElseThrow().context().getBean(Router.class).uriRoutes().toList();
    }

    /** A server of another process, which lives on when this is closed. Its callers are who they say, too. */
    public static RunningServer at(URI address) {
        return new RunningServer(Optional.empty(), address);
    }

    /** In a folder of its own, with callers who are who they say. */
    public static RunningServer in(Path folder) {
        return with(ServerOptions.inFolder(folder).at("127.0.0.1", 0));
    }

    /** The same with other settings. */
    public static RunningServer with(ServerOptions options) {
        System.setProperty(NamedCaller.WANTED, "true");
        Server server = Server.start(options);
        return new RunningServer(Optional.of(server), server.address());
    }

    /** Uploads a file in one piece and waits until it is a scan; gives its id. */
    public String upload(String user, String name, byte[] file) throws IOException, InterruptedException {
        String upload =
                begin(user, name, file.length).headers().firstValue("Location").orElseThrow();
        append(user, upload, 0, file);
        JsonNode scan = checked(user, upload);
        if (!scan.path("state").asText().equals("READY")) {
            throw new IllegalStateException("the upload did not become a scan: " + scan);
        }
        return scan.path("id").asText();
    }

    /** Begins an upload; the header Location of the answer is its path. */
    public HttpResponse<String> begin(String user, String name, long bytes) throws IOException, InterruptedException {
        String named = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return send(
                user,
                "POST",
                "/api/v1/uploads",
                new byte[0],
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                String.valueOf(bytes),
                "Upload-Metadata",
                "filename " + named);
    }

    /** Appends bytes to an upload. */
    public HttpResponse<String> append(String user, String upload, long offset, byte[] bytes)
            throws IOException, InterruptedException {
        return send(
                user,
                "PATCH",
                upload,
                bytes,
                "Tus-Resumable",
                "1.0.0",
                "Upload-Offset",
                String.valueOf(offset),
                "Content-Type",
                "application/offset+octet-stream");
    }

    /** Waits until a whole upload is checked, and gives what came of it. */
    public JsonNode checked(String user, String upload) throws IOException, InterruptedException {
        String path = upload.replace("/uploads/", "/scans/");
        JsonNode scan = json(get(user, path));
        while (scan.path("state").asText().equals("CHECKING")) {
            scan = json(get(user, path));
        }
        return scan;
    }

    public HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
        return client.send(request(user, path).build(), BodyHandlers.ofString());
    }

    /** The bytes of a file that must be there. */
    public InputStream bytes(String user, String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request(user, path).build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return answer.body();
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

    /** Any request; headers are names and values in turn. */
    public HttpResponse<String> send(String user, String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(user, path).method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The answer as JSON. */
    public static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** Waits until the stream of a job's events ends, and gives all it told. */
    public String events(String user, String job) throws IOException, InterruptedException {
        return get(user, "/api/v1/jobs/" + job + "/events").body();
    }

    /** A job on two scans, NumPy arrays of one slice, that the server computes in no time. */
    public static Map<String, Object> smallJob(String signal, String noise) {
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
                                                        "signal", file(signal),
                                                        "noise", file(noise))))));
    }

    private static Map<String, Object> file(String scan) {
        return Map.of(
                "type",
                "file",
                "options",
                Map.of("type", "s3", "bucket", "scans", "key", scan, "filename", "scan.npy", "vendor", "numpy"));
    }

    private HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return user.isEmpty() ? request : request.header(NamedCaller.HEADER, user);
    }

    @Override
    public void close() {
        server.ifPresent(Server::close);
    }
}
