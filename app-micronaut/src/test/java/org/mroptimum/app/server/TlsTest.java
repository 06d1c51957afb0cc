package org.mroptimum.app.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.ssl.ServerSslConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/** Connections with TLS, with certificates that the Java machine's keytool makes. */
class TlsTest {
    private static final String PASSWORD = "not-a-word-of-logs";

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void makeCertificate() throws Exception {
        store = certificate("own", "-keyalg", "RSA", "-keysize", "2048", "-validity", "30");
    }

    private Path certificate(String name, String... more) throws IOException, InterruptedException {
        Path made = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                made.toString()));
        command.addAll(Arrays.asList(more));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        return made;
    }

    private static KeyStore open(Path store) throws Exception {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private Path pem(Path store, String name, String kind, byte[] der) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                folder.resolve(store.getFileName() + name),
                "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    private Path certificateOf(Path store) throws Exception {
        return pem(
                store,
                ".crt",
                "CERTIFICATE",
                open(store).getCertificate("server").getEncoded());
    }

    private Path keyOf(Path store) throws Exception {
        return pem(
                store,
                ".key",
                "PRIVATE KEY",
                open(store).getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private ServerOptions options(TlsFiles files) {
        return ServerOptions.inFolder(folder.resolve("data")).at("127.0.0.1", 0).showing(files);
    }

    /** Trusts the one certificate. */
    private HttpClient client(Path trusted, String protocol) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", open(trusted).getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder().sslContext(tls).sslParameters(parameters).build();
    }

    private static HttpRequest.Builder request(Server server, String path) {
        return HttpRequest.newBuilder(server.address().resolve(path));
    }

    @Test
    void withACertificateTheServerSpeaksTlsOnly() throws Exception {
        try (Server server = Server.start(options(new TlsFiles.Pem(certificateOf(store), keyOf(store))))) {
            assertEquals("https", server.address().getScheme());
            for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
                HttpResponse<String> answer =
                        client(store, protocol).send(request(server, "/health").build(), BodyHandlers.ofString());
                assertEquals(200, answer.statusCode());
                assertEquals(protocol, answer.sslSession().orElseThrow().getProtocol());
                assertTrue(
                        answer.headers().firstValue("Strict-Transport-Security").isPresent());
            }
            assertEquals(
                    List.of("TLSv1.3", "TLSv1.2"),
                    List.of(server.context()
                            .getBean(ServerSslConfiguration.class)
                            .getProtocols()
                            .orElseThrow()));
            URI plain = URI.create("http://127.0.0.1:" + server.address().getPort() + "/health");
            assertThrows(
                    IOException.class,
                    () -> HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()));
        }
    }

    @Test
    void theCookieOfASessionNeverGoesWithoutTls() throws Exception {
        try (Server server = Server.start(options(new TlsFiles.Pkcs12(store, PASSWORD)))) {
            HttpResponse<String> answer = client(store, "TLSv1.3")
                    .send(
                            request(server, "/api/v1/setup")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(
                                            "{\"name\": \"anna\", \"password\": \"a long enough secret 7\"}"))
                                    .build(),
                            BodyHandlers.ofString());

            assertEquals(201, answer.statusCode(), answer.body());
            String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue(cookie.contains("Secure") && cookie.contains("HTTPOnly"), cookie);
        }
    }

    @Test
    void keysOfEllipticCurvesAreKeysToo() throws Exception {
        Path curve = certificate("curve", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30");
        try (Server server = Server.start(options(new TlsFiles.Pem(certificateOf(curve), keyOf(curve))))) {
            assertEquals(
                    200,
                    client(curve, "TLSv1.3")
                            .send(request(server, "/health").build(), BodyHandlers.ofString())
                            .statusCode());
        }
    }

    @Test
    void whatCannotBeUsedIsToldBeforeAnybodyConnects() throws Exception {
        Path other = certificate("other", "-keyalg", "RSA", "-keysize", "2048", "-validity", "30");
        Path old = certificate("old", "-keyalg", "RSA", "-keysize", "2048", "-startdate", "-3d", "-validity", "1");
        Path noKey = Files.writeString(folder.resolve("no.key"), "this is no key\n");

        assertRefused(new TlsFiles.Pem(certificateOf(store), keyOf(other)), "do not belong together");
        assertRefused(new TlsFiles.Pem(certificateOf(old), keyOf(old)), "valid from");
        assertRefused(new TlsFiles.Pem(certificateOf(store), noKey), "cannot be read");
        assertRefused(new TlsFiles.Pem(folder.resolve("nowhere.crt"), keyOf(store)), "cannot be read");
        assertRefused(new TlsFiles.Pkcs12(store, "another-secret"), "cannot be read");
    }

    private void assertRefused(TlsFiles files, String why) {
        JobFailure failure = assertThrows(JobFailure.class, () -> Server.start(options(files)));

        assertEquals(RunError.BAD_SETTING, failure.code());
        assertTrue(failure.toString().contains(why), failure.toString());
        for (String secret : List.of(PASSWORD, "another-secret", "no key")) {
            assertFalse(failure.toString().contains(secret), failure.toString());
        }
    }
}
