package org.mroptimum.app.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of bundles for jobs without a reference: 32 hexadecimal digits, the same whenever the same job is tried again. */
public final class BundleName {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final int DIGITS = 32;

    private BundleName() {}

    /** From the id that Lambda gives a request and keeps when it tries again, a UUID. */
    public static String ofCall(String requestId) {
        String digits = requestId.replace("-", "");
        return NAME.matcher(digits).matches() ? digits : ofText(requestId);
    }

    /** From a link, without its query: that is a signature, made anew each time. */
    public static String ofLink(String link) {
        int query = link.indexOf('?');
        return ofText(query < 0 ? link : link.substring(0, query));
    }

    /** From a request as it came. */
    public static String ofText(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
