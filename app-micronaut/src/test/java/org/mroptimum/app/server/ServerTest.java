package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.local.audit.FileAuditTrail;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.job.JdbcJobStore;
import org.mroptimum.local.scan.IncomingFolder;
import org.mroptimum.local.store.FileSystemBlobStore;

/** How a server listens, tells that it is ready, and stops. */
class ServerTest {
    /** Another address of this machine, which a server on all addresses listens at. */
    private static final byte[] OTHER = {127, 0, 0, 2};

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    @TempDir
    Path folder;

    private static void connect(byte[] address, int port) throws IOException {
        new Socket(InetAddress.getByAddress(address), port).close();
    }

    @Test
    void withoutAnAccountItListensAtThisMachineOnlyWhateverItIsTold() throws Exception {
        System.clearProperty(NamedCaller.WANTED);
        try (Server server = Server.start(ServerOptions.inFolder(folder).at("0.0.0.0", 0))) {
            int port = server.address().getPort();
            assertThrows(ConnectException.class, () -> connect(OTHER, port));
            connect(LOOPBACK, port);
        }
    }

    @Test
    void withAnAccountItListensWhereItIsTold() throws Exception {
        try (Browser browser = Browser.atNewServer(folder)) {
            Map<String, String> anna = Map.of("name", "anna", "password", "correct horse battery");
            assertEquals(201, browser.post("/setup", anna).statusCode());
        }
        try (Server server = Server.start(ServerOptions.inFolder(folder).at("0.0.0.0", 0))) {
            connect(OTHER, server.address().getPort());
        }
    }

    @Test
    void itAnswersToTheNamesThatItIsGiven() throws IOException {
        ServerOptions options =
                ServerOptions.inFolder(folder).at("127.0.0.1", 0).named("mri.example.org, Proxy.example.org,");
        try (Browser browser = Browser.at(options)) {
            assertTrue(browser.raw("Host: mri.example.org").startsWith("HTTP/1.1 200"));
            assertTrue(browser.raw("Host: proxy.example.org:443").startsWith("HTTP/1.1 200"));
            assertTrue(browser.raw("Host: evil.example.org").startsWith("HTTP/1.1 421"));
            assertTrue(browser.raw("Host:").startsWith("HTTP/1.1 421"), "no name is no name of ours");
        }
    }

    @Test
    void itStopsAlsoWhenItsStopCannotBeRecorded() throws IOException {
        Server server = Server.start(ServerOptions.inFolder(folder).at("127.0.0.1", 0));
        Path log = folder.resolve("audit/server.jsonl");
        Files.writeString(log, "x", StandardOpenOption.APPEND);
        Files.delete(log);

        server.close();

        // Only a server that stopped gives its folder back.
        Database.inFolder(folder).close();
    }

    @Test
    void itIsNotReadyWhenItsDiskIsFull() {
        assertEquals(200, ready(0).code());
        HttpResponse<?> full = ready(Long.MAX_VALUE);
        assertEquals(503, full.code());
        assertEquals("MRO-4016", full.getBody(Problems.Body.class).orElseThrow().code());
    }

    @Test
    void itIsNotReadyWhenItsLogIsGone() throws IOException {
        try (FileAuditTrail audit = FileAuditTrail.open(folder.resolve("audit"), "server", Clock.systemUTC())) {
            Files.delete(folder.resolve("audit/server.jsonl"));
            assertEquals(503, ready(0, audit).code());
        }
    }

    private HttpResponse<?> ready(long reserve) {
        try (FileAuditTrail audit = FileAuditTrail.open(folder.resolve("audit"), "server", Clock.systemUTC())) {
            return ready(reserve, audit);
        }
    }

    private HttpResponse<?> ready(long reserve, FileAuditTrail audit) {
        try (Database database = Database.inFolder(folder)) {
            return new OperationsController(
                            new JdbcJobStore(database),
                            new FileSystemBlobStore(folder.resolve("store")),
                            audit,
                            new IncomingFolder(folder.resolve("incoming"), reserve),
                            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
                    .ready();
        }
    }
}
