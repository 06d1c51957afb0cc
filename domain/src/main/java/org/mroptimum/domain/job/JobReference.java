package org.mroptimum.domain.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where the stored request of a job is ({@code job_ref} of the contract, section 1.1). A reference is what machines hand to each
 * other: it is short and holds no secret, unlike the request, whose links do.
 *
 * @param bucket the store
 * @param key name of the request document inside it
 */
public record JobReference(String bucket, String key) {
    private static final int NAME_DIGITS = 32;

    /**
     * The name of the job's only bundle, 32 hexadecimal digits (contract 3.1). The same for every run of the same reference, so
     * that a job which runs twice, because a machine died or a message came twice, still has one result.
     */
    public String bundleName() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((bucket + "\n" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
