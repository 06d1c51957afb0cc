package org.mroptimum.domain.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Removes secrets from a JSON tree: bearer tokens, API keys and presigned URLs. What is left may be logged and bundled. Names
 * stay, values become {@value #REMOVED}, so that a reader sees that something was there.
 */
public final class Redaction {
    public static final String REMOVED = "(removed)";

    private Redaction() {}

    /** A deep copy without secrets. */
    public static Map<String, Object> redact(Map<String, Object> document) {
        Map<String, Object> clean = new LinkedHashMap<>();
        document.forEach((key, value) -> clean.put(key, value != null && secret(key) ? REMOVED : redactValue(value)));
        return clean;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private static Object redactValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return redact((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Redaction::redactValue).toList();
        }
        if (value instanceof String text && looksSecret(text)) {
            return REMOVED;
        }
        return value;
    }

    private static boolean secret(String key) {
        String name = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return name.contains("token")
                || name.contains("presigned")
                || name.contains("apikey")
                || name.contains("password")
                || name.contains("secret")
                || name.equals("authorization");
    }

    private static boolean looksSecret(String text) {
        return text.startsWith("Bearer ") || text.contains("X-Amz-Signature=") || text.contains("Signature=");
    }
}
