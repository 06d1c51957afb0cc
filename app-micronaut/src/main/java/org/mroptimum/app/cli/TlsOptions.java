package org.mroptimum.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who the server is, when it speaks TLS: two files or one. */
final class TlsOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--tls-certificate",
            paramLabel = "PEM",
            defaultValue = "${env:MROPTIMUM_TLS_CERTIFICATE:-}",
            description = "certificate of the server, with those in between; it then speaks TLS only")
    private String certificate;

    @Option(
            names = "--tls-key",
            paramLabel = "PEM",
            defaultValue = "${env:MROPTIMUM_TLS_KEY:-}",
            description = "its private key")
    private String key;

    @Option(
            names = "--tls-store",
            paramLabel = "FILE",
            defaultValue = "${env:MROPTIMUM_TLS_STORE:-}",
            description = "PKCS#12 file with both instead; its password comes from MROPTIMUM_TLS_PASSWORD")
    private String store;

    /** Certificate and key. */
    record Pair(Path certificate, Path key) {}

    /**
     * The two files.
     *
     * @throws ParameterException for one without the other, or both ways at once
     */
    Optional<Pair> pair() {
        boolean half = certificate.isEmpty() != key.isEmpty();
        if (half || (!key.isEmpty() && !store.isEmpty())) {
            throw new ParameterException(
                    command.commandLine(), "TLS needs --tls-certificate and --tls-key, or --tls-store alone");
        }
        return key.isEmpty() ? Optional.empty() : Optional.of(new Pair(Path.of(certificate), Path.of(key)));
    }

    /** The one file. */
    Optional<Path> store() {
        return store.isEmpty() ? Optional.empty() : Optional.of(Path.of(store));
    }
}
