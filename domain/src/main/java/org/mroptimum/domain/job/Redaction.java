package org.mroptimum.domain.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes secrets from a JSON tree or a text: bearer tokens, API keys, passwords and the queries of links (a presigned link's
 * signature is in its query). What is left may be logged and bundled. Names stay, values become {@value #REMOVED}, so that a
 * reader sees that something was there. Never fails, whatever the tree holds; time grows linearly with its size.
 */
public final class Redaction {
    public static final String REMOVED = "(removed)";

    /** Deeper than any request; what lies below is removed, so that a hostile tree cannot exhaust the stack. */
    private static final int MAX_DEPTH = 100;

    private static final List<String> SECRET_NAME_PARTS = List.of(
            "token",
            "presigned",
            "apikey",
            "accesskey",
            "privatekey",
            "passw",
            "secret",
            "credential",
            "signature",
            "jwt",
            "passphrase",
            "session");
    private static final Set<String> SECRET_NAMES =
            Set.of("authorization", "cookie", "setcookie", "sig", "bearer", "pw", "pwd");

    private static final Pattern LINK = Pattern.compile(
            "(?i)([a-z][a-z0-9+.-]{1,15}:/{1,2})([^\\s\"'/?#@]*+@)?([^\\s\"'?#;]*+)([?#;][^\\s\"']*+)?");
    /** Name and password before a host, also in links inside links, with missing schemes or turned slashes. */
    private static final Pattern LOGIN = Pattern.compile("([/\\\\]{2}|:/)[^\\s\"'/\\\\?#@]{1,300}+@");

    private static final Pattern USER_AND_PASSWORD =
            Pattern.compile("[\\w.+-]{1,100}+:[^\\s\"'@/\\\\]{1,300}+@(?=\\w)");
    private static final Pattern ENCODED_QUERY = Pattern.compile("(?i)%3f[^\\s\"']*+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer)\\s{1,40}[^\\s\"',;]++");
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]++\\.[\\w-]++(?:\\.[\\w-]*+)?");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{12,32}+");
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?i)((?:signature|token|secret|passw(?:or)?d|credential|api[-_]?key|access[-_]?key|authorization|\\bsig)"
                    + "[\\w-]{0,40}[\"'\\\\]{0,4}\\s{0,4}(?:[=:]|%3[ad])\\s{0,4}[\"'\\\\]{0,4})(?:(?:bearer|basic)\\s{1,4})?[^\\s\"'\\\\,;&]++");

    private Redaction() {}

    /** A deep, unmodifiable copy without secrets; the order of the members is kept. */
    public static Map<String, Object> redact(Map<String, Object> document) {
        return redactMap(document, 0);
    }

    /** The text without secrets: for messages that quote a request, a link or another program. */
    public static String text(String text) {
        String clean = LOGIN.matcher(text).replaceAll("$1");
        clean = USER_AND_PASSWORD.matcher(clean).replaceAll(REMOVED + "@");
        clean = ENCODED_QUERY.matcher(clean).replaceAll("%3F" + REMOVED);
        clean = LINK.matcher(clean).replaceAll(link -> {
            String secretPart = link.group(4) == null ? "" : "?" + REMOVED;
            return java.util.regex.Matcher.quoteReplacement(link.group(1) + link.group(3) + secretPart);
        });
        clean = BEARER.matcher(clean).replaceAll("$1 " + REMOVED);
        clean = ASSIGNMENT.matcher(clean).replaceAll("$1" + REMOVED);
        clean = JSON_WEB_TOKEN.matcher(clean).replaceAll(REMOVED);
        return ACCESS_KEY_ID.matcher(clean).replaceAll(REMOVED);
    }

    private static Map<String, Object> redactMap(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            clean.put(text(name), value != null && secret(name) ? REMOVED : redactValue(value, depth + 1));
        });
        return Collections.unmodifiableMap(clean);
    }

    private static @Nullable Object redactValue(@Nullable Object value, int depth) {
        boolean tooDeep = depth > MAX_DEPTH;
        if (value instanceof Map<?, ?> map) {
            return tooDeep ? REMOVED : redactMap(map, depth);
        }
        if (value instanceof List<?> list) {
            return tooDeep ? REMOVED : redactList(list, depth);
        }
        return value instanceof String text ? text(text) : value;
    }

    private static List<@Nullable Object> redactList(List<?> list, int depth) {
        List<@Nullable Object> clean = new ArrayList<>(list.size());
        for (Object element : list) {
            clean.add(redactValue(element, depth + 1));
        }
        return Collections.unmodifiableList(clean);
    }

    private static boolean secret(String key) {
        String name = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return SECRET_NAMES.contains(name) || SECRET_NAME_PARTS.stream().anyMatch(name::contains);
    }
}
