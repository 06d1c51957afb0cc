package org.mroptimum.app.server.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for the hub, which only its owner has: takes what it is told, or refuses it. */
public final class HubDouble implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final HttpServer server;
    private final BlockingQueue<Message> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> refused = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(200);

    /**
     * What somebody told the hub.
     *
     * @param path below the hub's address
     * @param authorization of the header
     */
    public record Message(String path, String authorization, JsonNode body) {}

    public HubDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/Prod";
    }

    /** From now on messages are answered so; only with 200 they are taken. */
    void answerWith(int code) {
        status.set(code);
    }

    public Message next() throws InterruptedException {
        return next(taken);
    }

    Message nextRefused() throws InterruptedException {
        return next(refused);
    }

    /** Messages that were taken and nobody looked at. */
    int unseen() {
        return taken.size();
    }

    private static Message next(BlockingQueue<Message> messages) throws InterruptedException {
        Message message = messages.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the hub was told nothing");
        }
        return message;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Message message = new Message(
                    exchange.getRequestURI().getPath().replaceFirst("^/Prod", ""),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    JSON.readTree(exchange.getRequestBody()));
            byte[] answer = "{\"computingUnitId\":\"cu-77\",\"alias\":\"x\",\"apiKey\":\"the-key\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status.get(), answer.length);
            exchange.getResponseBody().write(answer);
            (status.get() == 200 ? taken : refused).add(message);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
