package org.mroptimum.domain.usecase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mroptimum.domain.job.JobRequest;

/** Tells requests apart without showing what is in them. */
final class RequestDigest {

    private RequestDigest() {}

    /** SHA-256 of the request without its secrets: a link that was renewed leads to the same file. */
    static String of(JobRequest request) {
        try {
            byte[] text = request.document().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
