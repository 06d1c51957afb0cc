package org.mroptimum.aws.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** A service on a free port of this machine. Refuses unsigned requests, remembers what was asked, and errs when it is told to. */
public abstract class AwsDouble implements AutoCloseable {
    protected static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Answer> faults = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private boolean loseNext;

    /** One request that the service answered, whether by error or not. */
    public record Call(String operation, JsonNode request) {}

    /**
     * A service that runs until it is closed.
     *
     * @param service its name in signatures
     */
    @SuppressWarnings("this-escape") // nobody asks before the subclass is there
    protected AwsDouble(String service) throws IOException {
        this.service = service;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Fits a client builder to this double: signs, and tries again without waiting. */
    public <B extends AwsClientBuilder<B, C>, C> B fit(B builder) {
        return at(endpoint(), builder);
    }

    /** Fits a client builder to a service at an address of this machine. */
    public static <B extends AwsClientBuilder<B, C>, C> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(4)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next requests get these answers, one each. */
    public synchronized void next(int times, Answer fault) {
        for (int i = 0; i < times; i++) {
            faults.add(fault);
        }
    }

    public synchronized void forgetFaults() {
        faults.clear();
    }

    /** The next request is obeyed, but its answer does not arrive. */
    public synchronized void loseNextAnswer() {
        loseNext = true;
    }

    public synchronized List<Call> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** Every request as text. */
    public synchronized String transcript() {
        return calls.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Which operation is asked for; empty when the request is not of this protocol. */
    protected abstract String operation(HttpExchange exchange);

    protected abstract Answer answer(String operation, JsonNode request) throws InterruptedException;

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            Answer answer = answer(exchange, operation(exchange), request);
            if (answer.status() == 0) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange, String operation, JsonNode request) throws InterruptedException {
        String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!signature.startsWith("AWS4-HMAC-SHA256 ") || !signature.contains("/" + service + "/aws4_request")) {
            return Answer.error(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        boolean lost;
        synchronized (this) {
            calls.add(new Call(operation, request));
            if (!faults.isEmpty()) {
                return faults.remove();
            }
            lost = loseNext;
            loseNext = false;
        }
        Answer answer = answer(operation, request);
        return lost ? Answer.silence() : answer;
    }
}
