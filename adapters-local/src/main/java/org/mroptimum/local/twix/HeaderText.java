package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * The text buffers of a measurement header (Config, Dicom, Meas, MeasYaps, Phoenix, ...). Tolerant: values are looked up by name,
 * and whatever surrounds them is not parsed. The text holds patient data, so it is never printed; only looked-up values leave.
 *
 * @param buffers content by buffer name
 * @param protocol the {@code key = value} lines of the protocol (MeasYaps, else Phoenix)
 */
record HeaderText(Map<String, String> buffers, Map<String, String> protocol) {
    private static final int LARGEST_HEADER = 64 << 20;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_VALUE = 512;
    private static final List<String> XML_BUFFERS = List.of("Meas", "Dicom", "Config", "Protocol", "Phoenix");

    /** Reads the header that begins at {@code start}; its length is in its first four bytes. */
    static HeaderText read(RawFile file, long start, long end) {
        int length = length(file, start, end);
        ByteBuffer bytes = file.read(start, length);
        Map<String, String> buffers = new LinkedHashMap<>();
        int at = 8;
        for (int i = 0; i < bytes.getInt(4); i++) {
            int nul = at;
            while (nul < length && nul - at <= LONGEST_NAME && bytes.get(nul) != 0) {
                nul++;
            }
            if (nul + 5 > length || bytes.get(nul) != 0) {
                break;
            }
            int size = bytes.getInt(nul + 1);
            if (size < 0 || size > length - nul - 5) {
                break;
            }
            buffers.put(text(bytes, at, nul - at), text(bytes, nul + 5, size));
            at = nul + 5 + size;
        }
        String yaps = buffers.getOrDefault("MeasYaps", buffers.getOrDefault("Phoenix", ""));
        return new HeaderText(buffers, lines(yaps));
    }

    /** Bytes of the header that begins at {@code start}, checked against the end of the measurement. */
    static int length(RawFile file, long start, long end) {
        if (end - start < 8) {
            throw new JobFailure(RawDataError.TRUNCATED, "the measurement at byte " + start + " has no header");
        }
        int length = file.read(start, 8).getInt(0);
        if (length < 8 || length > LARGEST_HEADER) {
            throw new JobFailure(
                    RawDataError.DAMAGED,
                    "the header at byte " + start + " claims " + Integer.toUnsignedLong(length) + " bytes");
        }
        if (length > end - start) {
            throw new JobFailure(
                    RawDataError.TRUNCATED,
                    "the header at byte " + start + " needs " + length + " bytes, the file has " + (end - start));
        }
        return length;
    }

    /** A value of the protocol's {@code key = value} lines, without quotes. */
    Optional<String> protocolValue(String key) {
        return Optional.ofNullable(protocol.get(key));
    }

    /** The first non-empty value of {@code <ParamX."name"> { value }} in any buffer. */
    Optional<String> parameter(String name) {
        for (String buffer : XML_BUFFERS) {
            String text = buffers.getOrDefault(buffer, "");
            String tag = "\"" + name + "\">";
            for (int at = text.indexOf(tag); at >= 0; at = text.indexOf(tag, at + 1)) {
                String value = value(text, at + tag.length());
                if (!value.isEmpty()) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private static String value(String text, int from) {
        int open = from;
        while (open < text.length() && Character.isWhitespace(text.charAt(open))) {
            open++;
        }
        if (open >= text.length() || text.charAt(open) != '{') {
            return "";
        }
        String window = text.substring(open + 1, Math.min(text.length(), open + 1 + LONGEST_VALUE));
        int close = window.indexOf('}');
        if (close < 0) {
            return "";
        }
        String inside = window.substring(0, close);
        int quote = inside.indexOf('"');
        if (quote >= 0 && inside.indexOf('"', quote + 1) > quote) {
            return inside.substring(quote + 1, inside.indexOf('"', quote + 1)).strip();
        }
        String[] words = inside.strip().split("\\s+", -1);
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("<")) {
                i++;
            } else {
                return words[i];
            }
        }
        return "";
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> values = new HashMap<>();
        int begin = text.indexOf("### ASCCONV BEGIN");
        int end = text.indexOf("### ASCCONV END", Math.max(begin, 0));
        if (begin < 0) {
            return values;
        }
        text.substring(begin, end < 0 ? text.length() : end).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                String value = line.substring(equals + 1).strip().replace("\"", "");
                values.put(line.substring(0, equals).strip(), value);
            }
        });
        return values;
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        byte[] raw = new byte[length];
        bytes.get(at, raw);
        return new String(raw, StandardCharsets.ISO_8859_1);
    }
}
