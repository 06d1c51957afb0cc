package org.mroptimum.domain.usecase;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.port.Report.Fact;

/**
 * What a bundle's {@code info.json} says about how its maps came about (docs/bundle.md). Reads bundles of other versions too: what
 * is missing is empty.
 */
final class BundleFacts {
    private static final Map<String, String> PASSPORT = passportNames();

    private final Map<?, ?> info;
    private final Map<?, ?> headers;

    BundleFacts(Map<String, Object> info) {
        this.info = info;
        this.headers = object(info.get("headers"));
    }

    /** The factors between noise scan and image, the formula first; none without noise data. */
    List<Fact> passport() {
        Map<?, ?> passport = object(headers.get("passport"));
        List<Fact> rows = new ArrayList<>();
        PASSPORT.forEach((key, name) -> {
            if (passport.containsKey(key)) {
                rows.add(new Fact(name, text(passport.get(key))));
            }
        });
        return rows;
    }

    /** How many replicas were drawn: one number, or the range over slices. */
    Optional<String> replicas() {
        if (!(object(headers.get("replicas")).get("drawn") instanceof List<?> drawn) || drawn.isEmpty()) {
            return Optional.empty();
        }
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        for (Object count : drawn) {
            int value = count instanceof Number number ? number.intValue() : 0;
            fewest = Math.min(fewest, value);
            most = Math.max(most, value);
        }
        return Optional.of(fewest == most ? Integer.toString(most) : fewest + " to " + most);
    }

    Optional<String> seed() {
        return Optional.ofNullable(object(headers.get("replicas")).get("seedText"))
                .map(Object::toString);
    }

    /** What the self-check found, in words; empty when there was none. */
    Optional<String> check() {
        Map<?, ?> check = object(headers.get("check"));
        if (check.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((suspect() ? "they do not agree" : "they agree") + " (median ratio "
                + text(check.get("medianRatio")) + ", tolerance " + text(check.get("tolerance")) + ", "
                + text(check.get("pixels")) + " pixels)");
    }

    boolean suspect() {
        return Boolean.TRUE.equals(info.get("suspect"));
    }

    /** Warnings of the log, and of the passport where the log does not have them, in order. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (headers.get("log") instanceof List<?> log) {
            for (Object entry : log) {
                Map<?, ?> line = object(entry);
                if ("WARNING".equals(line.get("type"))) {
                    warnings.add(text(line.get("what")));
                }
            }
        }
        if (object(headers.get("passport")).get("warnings") instanceof List<?> more) {
            more.stream()
                    .map(BundleFacts::text)
                    .filter(w -> !warnings.contains(w))
                    .forEach(warnings::add);
        }
        return warnings;
    }

    /** When the job began, as its log tells; empty without a log. */
    Optional<String> computed() {
        return headers.get("log") instanceof List<?> log && !log.isEmpty()
                ? Optional.ofNullable(object(log.get(0)).get("when")).map(Object::toString)
                : Optional.empty();
    }

    /** Wall time of the computation, seconds. */
    Optional<String> seconds() {
        return headers.get("calculation_time") instanceof Number seconds
                ? Optional.of(String.format(Locale.ROOT, "%.1f s", seconds.doubleValue()))
                : Optional.empty();
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "unknown";
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        return value instanceof Double || value instanceof Float
                ? plain(((Number) value).doubleValue())
                : String.valueOf(value);
    }

    /** Six digits, without zeros at the end that tell nothing. */
    private static String plain(double value) {
        return value == 0 || !Double.isFinite(value)
                ? Double.toString(value)
                : new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static Map<String, String> passportNames() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("formula", "Formula");
        names.put("noiseDwellNs", "Dwell time of the noise scan, ns");
        names.put("imageDwellNs", "Dwell time of the image, ns");
        names.put("oversampling", "Readout oversampling removed");
        names.put("bandwidth", "Noise-equivalent bandwidth");
        names.put("bandwidthMeasured", "Bandwidth was measured");
        names.put("averages", "Readouts averaged");
        names.put("factor", "Factor applied to the covariance");
        names.put("sampledPart", "Part of k-space with samples");
        names.put("noiseOrigin", "Noise from");
        return names;
    }
}
