package org.mroptimum.app.server.worker;

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
import org.mroptimum.app.server.Browser;
import org.mroptimum.app.server.Server;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.WorkerOptions;

/** A real server that works for a hub, and what others say to it. */
final class WorkerServer implements AutoCloseable {
    static final String HUB_TOKEN = "token-of-this-worker";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "correct horse battery";

    private final URI address;
    private final Runnable stop;
    private final HttpClient client = HttpClient.newHttpClient();

    private WorkerServer(URI address, Runnable stop) {
        this.address = address;
        this.stop = stop;
    }

    /** A server that somebody else stops. */
    static WorkerServer at(URI address) {
        return new WorkerServer(address, () -> {});
    }

    /**
     * API keys of two accounts of a new server in the folder, which is stopped again.
     *
     * @param annas key of the account that works for the hub
     * @param berts key of another account
     */
    record Keys(String annas, String berts) {
        static Keys of(Path folder) throws IOException, InterruptedException {
            try (Browser browser = Browser.atNewServer(folder)) {
                browser.post("/setup", Map.of("name", "anna", "password", PASSWORD));
                browser.post("/users", Map.of("name", "bert", "role", "USER", "password", PASSWORD));
                String annas = key(browser);
                browser.forget();
                browser.post("/login", Map.of("name", "bert", "password", PASSWORD));
                return new Keys(annas, key(browser));
            }
        }

        private static String key(Browser browser) throws IOException, InterruptedException {
            return Browser.json(browser.post("/me/keys", Map.of("name", "hub")))
                    .path("key")
                    .asText();
        }
    }

    /** A server that follows links to the host and tells the hub. */
    static WorkerServer in(Path folder, String linkHost, String hub) {
        WorkerOptions worker = WorkerOptions.of(linkHost, hub, HUB_TOKEN);
        ServerOptions options =
                ServerOptions.inFolder(folder).at("127.0.0.1", 0).workingFor(worker);
        Server server = Server.start(options);
        return new WorkerServer(server.address(), server::close);
    }

    HttpResponse<String> compute(String key, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/compute"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body)));
        return client.send(
                (key.isEmpty() ? request : request.header("X-API-Key", key)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String key, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return client.send(
                (key.isEmpty() ? request : request.header("X-API-Key", key)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        stop.run();
    }
}
