package org.mroptimum.app.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The service inside Lambda that gives a function its events and takes its answers (Runtime API of 2018-06-01). */
public final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final int ACCEPTED = 202;
    private static final long LONGEST_SECONDS = 120;

    private final HttpServer server;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    private record Event(String requestId, String json) {}

    /**
     * What a function made of an event.
     *
     * @param kind {@code response}, {@code error}, or {@code init/error}
     * @param body JSON
     */
    public record Answer(String kind, String body) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "runtime-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext(BASE, this::serve);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Gives the function one event and waits for its answer as long as it is alive. */
    Optional<Answer> call(String requestId, String json, BooleanSupplier alive) throws InterruptedException {
        events.add(new Event(requestId, json));
        for (int second = 0; second < LONGEST_SECONDS; second++) {
            boolean last = !alive.getAsBoolean();
            Answer answer = answers.poll(1, TimeUnit.SECONDS);
            if (answer != null || last) {
                return Optional.ofNullable(answer);
            }
        }
        return Optional.empty();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(BASE.length());
            if (path.equals("invocation/next")) {
                next(exchange);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String kind = path.equals("init/error") ? path : path.substring(path.lastIndexOf('/') + 1);
            exchange.sendResponseHeaders(ACCEPTED, -1);
            answers.add(new Answer(kind, body));
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Event event = events.take();
            byte[] json = event.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", event.requestId());
            // The client's native part ends the Java machine when there is none.
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000");
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", String.valueOf(Long.MAX_VALUE));
            exchange.getResponseHeaders()
                    .set(
                            "Lambda-Runtime-Invoked-Function-Arn",
                            "arn:aws:lambda:us-east-1:123456789012:function:run-job");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
