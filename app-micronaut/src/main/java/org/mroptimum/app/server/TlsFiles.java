package org.mroptimum.app.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who the server is, for connections with TLS. */
public sealed interface TlsFiles {
    /** The name under which the properties meet. */
    String NAME = "server";

    /**
     * As certificate authorities hand them out.
     *
     * @param certificate PEM: the server's certificate, followed by those in between it and its authority
     * @param key PEM: the private key, PKCS#8 or PKCS#1, without a password
     */
    record Pem(Path certificate, Path key) implements TlsFiles {
        @Override
        public Map<String, Object> certificateProperties() {
            return Map.of("path", key, "certificate-path", certificate, "format", "PEM");
        }

        @Override
        public String toString() {
            return certificate + " and " + key;
        }
    }

    /**
     * One file with both.
     *
     * @param store PKCS#12
     * @param password of the store and its key
     */
    record Pkcs12(Path store, String password) implements TlsFiles {
        @Override
        public Map<String, Object> certificateProperties() {
            return Map.of("path", store, "format", "PKCS12", "password", password);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return store.toString();
        }
    }

    /** Two files in PEM, for callers whose class path need not have this class: Java looks at a conversion before it is done. */
    static TlsFiles pem(Path certificate, Path key) {
        return new Pem(certificate, key);
    }

    /** One file, for the same callers. */
    static TlsFiles pkcs12(Path store, String password) {
        return new Pkcs12(store, password);
    }

    /** Where they are, in the words of the framework. */
    Map<String, Object> certificateProperties();

    /** All that the framework is told. */
    default Map<String, Object> properties(int port) {
        Map<String, Object> all = new HashMap<>();
        certificateProperties()
                .forEach((name, value) -> all.put("micronaut.certificate.file." + NAME + "." + name, value));
        all.put("micronaut.server.ssl.enabled", true);
        all.put("micronaut.server.ssl.port", port);
        all.put("micronaut.server.ssl.key-name", NAME);
        all.put("micronaut.server.ssl.protocols", List.of("TLSv1.3", "TLSv1.2"));
        if (this instanceof Pkcs12 store) {
            all.put("micronaut.server.ssl.key.password", store.password());
        }
        return all;
    }
}
