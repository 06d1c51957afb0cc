package org.mroptimum.local.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Overwrites what the header of one measurement tells about the patient: parameters {@code <ParamString."name"> { "value" }}, lines
 * {@code name = "value"} of the protocol, unique identifiers, which hold the date and the serial number of the scanner, and the
 * patient's name and number wherever else they stand. Nothing is parsed beyond that, so odd headers are no obstacle.
 */
final class TwixHeaderCleaner {
    private static final Pattern PARAMETER = Pattern.compile("Param(String|Long|Double)\\.\"([^\"\\n]{1,100})\">");
    private static final Pattern LINE =
            Pattern.compile("(?m)^[ \\t]*([\\w.\\[\\]]{1,200})[ \\t]*=[ \\t]*\"([^\\r\\n]*)$");
    private static final Pattern UNIQUE = Pattern.compile("(?<![\\d.])1\\.3\\.12\\.2\\.1107\\.5\\.[\\d.]{6,100}");
    /** A shorter name could be a word of the protocol. */
    private static final int SHORTEST_ELSEWHERE = 6;

    private final CleanText clean;
    private final String text;
    private final Set<String> names = new LinkedHashSet<>();

    private TwixHeaderCleaner(byte[] header) {
        this.clean = new CleanText(header);
        this.text = new String(header, StandardCharsets.ISO_8859_1);
    }

    /** Cleans the header in the array itself. */
    static CleanText clean(byte[] header) {
        TwixHeaderCleaner cleaner = new TwixHeaderCleaner(header);
        cleaner.parameters();
        cleaner.lines();
        cleaner.uniqueIdentifiers();
        cleaner.names.forEach(cleaner::elsewhere);
        return cleaner.clean;
    }

    private void parameters() {
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            String name = parameter.group(2);
            boolean personal = parameter.group(1).equals("String")
                    ? TwixNames.isPersonalText(name)
                    : TwixNames.isPersonalNumber(name);
            if (personal) {
                value(name, parameter.end());
            }
        }
    }

    /** The value in braces behind a parameter's name; a parameter that is only declared has none. */
    private void value(String name, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '{') {
            return;
        }
        boolean found = false;
        int depth = 0;
        do {
            char c = text.charAt(at);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    break;
                }
                found |= quoted(name, at + 1, end);
                at = end;
            } else if (c == '<') {
                at = Math.max(at, text.indexOf('>', at));
            } else if (Character.isDigit(c)) {
                clean.zero(at, at + 1);
                found = true;
            }
            at++;
        } while (depth > 0 && at < text.length());
        if (found) {
            clean.count(name);
        }
    }

    private boolean quoted(String name, int from, int to) {
        if (text.substring(from, to).isBlank()) {
            return false;
        }
        if (TwixNames.isPatientsName(name)) {
            names.add(text.substring(from, to).strip());
        }
        clean.cross(from, to);
        return true;
    }

    private void lines() {
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            String key = line.group(1);
            String name = key.substring(key.lastIndexOf('.') + 1).replaceAll("\\[\\d*]", "");
            if (TwixNames.isPersonalText(name)) {
                int from = line.start(2);
                while (from < line.end(2) && text.charAt(from) == '"') {
                    from++;
                }
                int to = text.indexOf('"', from);
                if (to > from && to <= line.end(2) && quoted(name, from, to)) {
                    clean.count(name);
                }
            }
        }
    }

    private void uniqueIdentifiers() {
        Matcher unique = UNIQUE.matcher(text);
        while (unique.find()) {
            if (clean.bytes()[unique.start()] != 'X') {
                clean.zero(unique.start() + "1.3.12.2.1107.5.".length(), unique.end());
                clean.count("unique identifiers");
            }
        }
    }

    private void elsewhere(String name) {
        if (name.length() < SHORTEST_ELSEWHERE) {
            return;
        }
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            boolean alone = !isWordAt(at - 1) && !isWordAt(at + name.length());
            if (alone && clean.bytes()[at] != 'X') {
                clean.cross(at, at + name.length());
                clean.count("name or number of the patient elsewhere");
            }
        }
    }

    private boolean isWordAt(int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
