package org.mroptimum.aws.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate of this machine's own names that only clients of the test trust. */
public final class LoopbackCertificate {
    private static final String PASSWORD = "for-this-test";

    private final Path file;
    private final KeyStore anchors;
    private final SSLContext context;

    /** Made anew, in a file of the folder. */
    public LoopbackCertificate(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        file = folder.resolve("loopback.p12");
        KeyStore certificate = certificate(file);
        anchors = anchors(certificate);
        context = tls(certificate, anchors);
    }

    /** For servers that show it, and clients that trust nothing else. */
    public SSLContext context() {
        return context;
    }

    public Path file() {
        return file;
    }

    /** For other programs, as a setting of their Java machine: a file of what they trust. */
    public Path trustStore() throws IOException, GeneralSecurityException {
        Path trusted = file.resolveSibling("trusted.p12");
        try (OutputStream out = Files.newOutputStream(trusted)) {
            anchors.store(out, PASSWORD.toCharArray());
        }
        return trusted;
    }

    public String password() {
        return PASSWORD;
    }

    private static KeyStore certificate(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "loopback",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore anchors(KeyStore certificate) throws IOException, GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("loopback", certificate.getCertificate("loopback"));
        return anchors;
    }

    private static SSLContext tls(KeyStore certificate, KeyStore anchors) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
