package org.mroptimum.app.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.ssl.CertificateProvider;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import reactor.core.publisher.Mono;

/** Looks at certificate and key before anybody connects: a browser would only say that something is wrong. */
final class TlsCheck {
    private static final byte[] PROBE = {1, 2, 3};

    private TlsCheck() {}

    /** MRO-5009 when they cannot be used; the files' content and password are never told. */
    static void require(ApplicationContext context, TlsFiles files) {
        try {
            CertificateProvider provider = context.getBean(CertificateProvider.class, Qualifiers.byName(TlsFiles.NAME));
            KeyStore store = Mono.from(provider.getKeyStore()).block();
            check(store, files, context.getBean(Clock.class));
        } catch (JobFailure failure) {
            throw failure;
        } catch (GeneralSecurityException | RuntimeException e) {
            // What the framework says may quote the files.
            throw unusable(files, "cannot be read: they are missing, not PEM or PKCS#12, or their password is another");
        }
    }

    private static void check(KeyStore store, TlsFiles files, Clock clock) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password(files)) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                requireMatch(key, certificate, files);
                requireTime(certificate, files, clock);
                return;
            }
        }
        throw unusable(files, "hold no private key with a certificate");
    }

    private static void requireMatch(PrivateKey key, X509Certificate certificate, TlsFiles files)
            throws GeneralSecurityException {
        boolean match;
        try {
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            match = signature.verify(signed);
        } catch (InvalidKeyException | SignatureException e) {
            match = false;
        }
        if (!match) {
            throw unusable(files, "do not belong together: the key is not the certificate's");
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    private static void requireTime(X509Certificate certificate, TlsFiles files, Clock clock) {
        Instant now = clock.instant();
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isBefore(begin) || now.isAfter(end)) {
            throw unusable(files, "cannot be used now: the certificate is valid from " + begin + " to " + end);
        }
    }

    private static char @Nullable [] password(TlsFiles files) {
        return files instanceof TlsFiles.Pkcs12 store ? store.password().toCharArray() : null;
    }

    private static JobFailure unusable(TlsFiles files, String why) {
        return new JobFailure(RunError.BAD_SETTING, "the files for TLS, " + files + ", " + why);
    }
}
