package org.mroptimum.domain.roi;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RequestObject;
import org.mroptimum.domain.job.RequestProblems;

/**
 * Turns a JSON tree into a {@link Measurement} (docs/roi.md). What is missing has its default: map {@code SNR}, part magnitude, no
 * regions, 32 bins, percentiles 5, 25, 50, 75 and 95.
 */
public final class MeasurementParser {
    private static final int MOST_REGIONS = 1000;
    private static final int MOST_BINS = 4096;
    private static final int MOST_PERCENTILES = 100;
    private static final int LONGEST_NAME = 80;

    private MeasurementParser() {}

    /**
     * The checked measurement.
     *
     * @throws JobFailure every problem with its path
     */
    public static Measurement parse(Map<String, Object> document) {
        RequestProblems problems = new RequestProblems();
        RequestObject root = new RequestObject(document, "$", problems);
        String map = root.text("map").orElse("SNR");
        ValuePart part = part(root);
        int bins = root.integer("bins", 1, MOST_BINS).orElse(StatisticsChoice.DEFAULT.bins());
        List<Double> percentiles = percentiles(root, problems);
        List<Region> regions = new ArrayList<>();
        List<?> elements = list(root, "regions", MOST_REGIONS);
        for (int i = 0; i < elements.size(); i++) {
            region(elements.get(i), i, problems).ifPresent(regions::add);
        }
        problems.throwIfAny();
        return new Measurement(map, part, regions, new StatisticsChoice(bins, percentiles));
    }

    private static ValuePart part(RequestObject root) {
        Optional<String> name = root.text("part");
        for (ValuePart part : ValuePart.values()) {
            if (name.isEmpty() || part.name().equalsIgnoreCase(name.get())) {
                return part;
            }
        }
        String known = Arrays.toString(ValuePart.values()).toLowerCase(Locale.ROOT);
        root.report(
                RequestError.VALUE_OUT_OF_RANGE,
                "part",
                "must be one of " + known + ", but is " + quote(name.orElseThrow()));
        return ValuePart.MAGNITUDE;
    }

    private static List<Double> percentiles(RequestObject root, RequestProblems problems) {
        if (!root.has("percentiles")) {
            return StatisticsChoice.DEFAULT.percentiles();
        }
        List<Double> percentiles = new ArrayList<>();
        List<?> elements = list(root, "percentiles", MOST_PERCENTILES);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof Number p && p.doubleValue() >= 0 && p.doubleValue() <= 100) {
                percentiles.add(p.doubleValue());
            } else {
                problems.add(
                        RequestError.VALUE_OUT_OF_RANGE,
                        "$.percentiles[" + i + "]",
                        "must be a number from 0 to 100, but is " + quote(elements.get(i)));
            }
        }
        return percentiles;
    }

    private static Optional<Region> region(@Nullable Object element, int index, RequestProblems problems) {
        String path = "$.regions[" + index + "]";
        if (!(element instanceof Map<?, ?> members)) {
            problems.add(RequestError.WRONG_TYPE, path, "must be an object, but is " + quote(element));
            return Optional.empty();
        }
        RequestObject region = new RequestObject(members, path, problems);
        String name = region.text("name").orElse("region " + (index + 1));
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            region.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "name",
                    "must be at most " + LONGEST_NAME + " letters without control characters");
        }
        int slice = 0;
        if (region.has("slice")) {
            slice = region.integer("slice", 0, Short.MAX_VALUE).orElse(0);
        } else {
            region.report(RequestError.MISSING_FIELD, "slice", "is missing");
        }
        int of = slice;
        return ShapeParser.parse(region, problems).map(shape -> new Region(name, of, shape));
    }

    /** The list of the name; empty when missing, and reported when it is no list or too long. */
    static List<?> list(RequestObject object, String name, int most) {
        Object value = object.value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            object.report(RequestError.WRONG_TYPE, name, "must be a list, but is " + quote(value));
            return List.of();
        }
        if (list.size() > most) {
            object.report(
                    RequestError.VALUE_OUT_OF_RANGE, name, "may have " + most + " elements, but has " + list.size());
            return List.of();
        }
        return list;
    }
}
