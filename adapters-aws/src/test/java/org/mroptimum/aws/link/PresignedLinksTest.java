package org.mroptimum.aws.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;

class PresignedLinksTest {
    private static final String SECRET = "?X-Amz-Signature=0123abcd";
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private LoopbackHttps server;
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        server = new LoopbackHttps(folder);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop();
    }

    @Test
    void bytesComeWholeAndFromAnOffset() throws IOException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        server.serve("/whole", exchange -> answer(exchange, 200, content));
        server.serve("/ranges", exchange -> {
            assertEquals("bytes=1000-", exchange.getRequestHeaders().getFirst("Range"));
            exchange.getResponseHeaders().set("Content-Range", "bytes 1000-299999/300000");
            answer(exchange, 206, Arrays.copyOfRange(content, 1000, content.length));
        });

        assertArrayEquals(content, read(links(), "/whole", 0));
        byte[] rest = Arrays.copyOfRange(content, 1000, content.length);
        assertArrayEquals(rest, read(links(), "/whole", 1000));
        assertArrayEquals(rest, read(links(), "/ranges", 1000));
    }

    @Test
    void aPartThatWasNotAskedForIsRefused() {
        server.serve("/wrong", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 7-9/10");
            answer(exchange, 206, new byte[3]);
        });
        assertFailure("MRO-4002", () -> read(links(), "/wrong", 5));
    }

    @Test
    void anUploadWithoutRoomOnTheScratchDiskIsToldApartFromARefusedOne() throws IOException {
        Files.createFile(folder.resolve("scratch"));
        assertFailure("MRO-4016", () -> links().put(link("/x"), out -> out.write(1)));
    }

    @Test
    void theSizeIsAskedWithOneByte() {
        server.serve("/ranges", exchange -> {
            assertEquals("bytes=0-0", exchange.getRequestHeaders().getFirst("Range"));
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-0/300000");
            answer(exchange, 206, new byte[1]);
        });
        server.serve("/whole", exchange -> answer(exchange, 200, new byte[5]));
        server.serve("/empty", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes */0");
            answer(exchange, 416, new byte[0]);
        });
        server.serve("/unknown", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-0/*");
            answer(exchange, 206, new byte[1]);
        });
        server.serve("/expired", exchange -> answer(exchange, 403, new byte[1]));

        assertEquals(OptionalLong.of(300_000), links().size(link("/ranges")));
        assertEquals(OptionalLong.of(5), links().size(link("/whole")));
        assertEquals(OptionalLong.of(0), links().size(link("/empty")));
        assertEquals(OptionalLong.empty(), links().size(link("/unknown")));
        assertFailure("MRO-4002", () -> links().size(link("/expired")));
        assertFailure("MRO-4001", () -> links().size(link("/nothing")));
    }

    @Test
    void redirectsAreNotFollowed() {
        AtomicInteger followed = new AtomicInteger();
        server.serve("/target", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, new byte[1]);
        });
        server.serve("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", link("/target"));
            answer(exchange, 302, new byte[0]);
        });

        assertFailure("MRO-4008", () -> read(links(), "/moved", 0));
        assertFailure("MRO-4008", () -> links().put(link("/moved"), out -> out.write(1)));
        assertEquals(0, followed.get());
    }

    @Test
    void whatTheServerRefusesHasItsCode() {
        server.serve("/403", exchange -> answer(exchange, 403, "<Error>".getBytes(UTF_8)));
        server.serve("/404", exchange -> answer(exchange, 404, "<Error>".getBytes(UTF_8)));
        server.serve("/503", exchange -> answer(exchange, 503, "<Error>".getBytes(UTF_8)));

        assertFailure("MRO-4002", () -> read(links(), "/403", 0));
        assertFailure("MRO-4001", () -> read(links(), "/404", 0));
        assertFailure("MRO-4009", () -> read(links(), "/503", 0));
        assertFailure("MRO-4003", () -> links().put(link("/403"), out -> out.write(1)));
        assertFailure("MRO-4009", () -> links().put(link("/503"), out -> out.write(1)));
    }

    @Test
    void moreBytesThanAllowedAreRefusedAnnouncedOrNot() {
        server.serve("/announced", exchange -> answer(exchange, 200, new byte[1001]));
        server.serve("/unannounced", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1001]);
        });
        PresignedLinks narrow = links(new LinkLimits(1000, Duration.ofMinutes(1), Duration.ofMinutes(1)));

        assertFailure("MRO-4008", () -> read(narrow, "/announced", 0));
        assertFailure("MRO-4008", () -> read(narrow, "/unannounced", 0));
        assertFailure("MRO-4008", () -> narrow.put(link("/announced"), out -> out.write(new byte[1001])));
    }

    @Test
    void aServerThatNeverFinishesIsLeft() throws IOException {
        server.serve("/warm", exchange -> answer(exchange, 200, new byte[1])); // so that connecting is quick
        server.serve("/stalls", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        server.serve("/silent", exchange -> awaitEnd());
        PresignedLinks impatient = links(new LinkLimits(1000, SHORT, SHORT));

        read(links(), "/warm", 0);
        assertFailure("MRO-4008", () -> read(impatient, "/stalls", 0));
        assertFailure("MRO-4008", () -> read(impatient, "/silent", 0));
        assertFailure("MRO-4008", () -> impatient.put(link("/silent"), out -> out.write(1)));
    }

    @Test
    void aConnectionThatIsCutIsABreakAndNotAnEnd() {
        server.serve("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });

        IOException broken = assertThrows(IOException.class, () -> read(links(), "/cut", 0));
        assertNoSecret(broken);
    }

    @Test
    void anUploadIsTheFileAndNoExtraHeader() throws IOException {
        AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
        AtomicReference<Headers> headers = new AtomicReference<>(new Headers());
        server.serve("/upload", exchange -> {
            assertEquals("PUT", exchange.getRequestMethod());
            headers.set(exchange.getRequestHeaders());
            body.set(exchange.getRequestBody().readAllBytes());
            answer(exchange, 200, new byte[0]);
        });

        links().put(link("/upload"), out -> out.write("bundle".getBytes(UTF_8)));

        assertEquals("bundle", new String(Objects.requireNonNull(body.get()), UTF_8));
        Headers sent = Objects.requireNonNull(headers.get());
        assertEquals("6", sent.getFirst("Content-Length"));
        Set<String> names = new TreeSet<>(sent.keySet());
        names.removeAll(List.of("Host", "Connection", "User-agent", "Content-length", "Http2-settings", "Upgrade"));
        assertEquals(Set.of(), names);
        assertNothingSpooled();
    }

    @Test
    void whenTheWriterThrowsNothingIsSentAndNothingStays() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        server.serve("/upload", exchange -> asked.incrementAndGet());

        assertFailure(
                "MRO-4016",
                () -> links().put(link("/upload"), out -> {
                    throw new IOException("the writer gave up");
                }));
        assertThrows(
                IllegalStateException.class,
                () -> links().put(link("/upload"), out -> {
                    throw new IllegalStateException("the writer gave up");
                }));
        assertEquals(0, asked.get());
        assertNothingSpooled();
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() {
        LinkRules rules = new LinkRules(List.of(server.host()), address -> true);
        PresignedLinks strangers = new PresignedLinks(rules, LinkLimits.USUAL, folder.resolve("scratch"));

        assertFailure("MRO-4008", () -> read(strangers, "/x", 0));
    }

    @Test
    void aServerThatIsDownIsToldApart() {
        String link = link("/x");
        PresignedLinks links = links();
        server.stop();

        assertFailure("MRO-4009", () -> links.open(link));
    }

    @Test
    void theUsualRulesKeepLinksOutOfThisMachine() {
        PresignedLinks usual =
                new PresignedLinks(LinkRules.allowing(server.host()), LinkLimits.USUAL, folder.resolve("scratch"));

        assertFailure("MRO-4008", () -> usual.open(link("/x")));
        assertFailure("MRO-4008", () -> usual.put(link("/x"), out -> out.write(1)));
    }

    private PresignedLinks links() {
        return links(LinkLimits.USUAL);
    }

    private PresignedLinks links(LinkLimits limits) {
        return new PresignedLinks(
                new LinkRules(List.of(server.host()), address -> address.isLoopbackAddress()),
                limits,
                folder.resolve("scratch"),
                HttpClient.newBuilder().sslContext(server.trusting()));
    }

    private String link(String path) {
        return "https://" + server.host() + path + SECRET;
    }

    private byte[] read(PresignedLinks links, String path, long offset) throws IOException {
        try (InputStream in = links.open(link(path), offset)) {
            return in.readAllBytes();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertNothingSpooled() throws IOException {
        try (var files = Files.list(folder.resolve("scratch"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    private void assertFailure(String code, Executable use) {
        JobFailure failure = assertThrows(JobFailure.class, use);
        assertEquals(code, failure.code().id(), failure.getMessage());
        assertNoSecret(failure);
    }

    /** Neither in the message nor in the messages of the causes. */
    private void assertNoSecret(Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("Signature"), trace::toString);
        assertFalse(trace.toString().contains("https:"), trace::toString);
    }
}
