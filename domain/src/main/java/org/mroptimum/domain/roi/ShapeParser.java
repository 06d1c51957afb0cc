package org.mroptimum.domain.roi;

import static org.mroptimum.domain.job.RequestProblems.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RequestObject;
import org.mroptimum.domain.job.RequestProblems;

/** Reads the {@code polygon} or the {@code mask} of a region. */
final class ShapeParser {
    private static final int MOST_VERTICES = 10_000;
    /** Far outside every slice, and exact to a thousandth of a pixel. */
    private static final double FARTHEST = 1e6;

    private ShapeParser() {}

    static Optional<RegionShape> parse(RequestObject region, RequestProblems problems) {
        if (region.has("polygon") == region.has("mask")) {
            region.report(RequestError.MISSING_FIELD, "polygon", "a region has either a polygon or a mask");
            return Optional.empty();
        }
        return region.has("polygon")
                ? polygon(region, problems)
                : region.object("mask").flatMap(mask -> mask(mask, problems));
    }

    private static Optional<RegionShape> polygon(RequestObject region, RequestProblems problems) {
        List<Polygon.Vertex> vertices = new ArrayList<>();
        List<?> elements = MeasurementParser.list(region, "polygon", MOST_VERTICES);
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            if (element instanceof List<?> pair
                    && pair.size() == 2
                    && coordinate(pair.get(0))
                    && coordinate(pair.get(1))) {
                vertices.add(new Polygon.Vertex(value(pair.get(0)), value(pair.get(1))));
            } else {
                problems.add(
                        RequestError.WRONG_TYPE,
                        region.pathTo("polygon") + "[" + i + "]",
                        "must be two numbers from -1000000 to 1000000, [x, y], but is " + quote(element));
                return Optional.empty();
            }
        }
        if (vertices.size() < 3) {
            region.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "polygon",
                    "must have at least 3 corners, but has " + vertices.size());
            return Optional.empty();
        }
        return Optional.of(new Polygon(vertices));
    }

    private static boolean coordinate(@Nullable Object value) {
        return value instanceof Number number && Math.abs(number.doubleValue()) <= FARTHEST;
    }

    private static double value(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static Optional<RegionShape> mask(RequestObject mask, RequestProblems problems) {
        OptionalInt width = size(mask, "width");
        OptionalInt height = size(mask, "height");
        if (width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        long pixels = (long) width.getAsInt() * height.getAsInt();
        if (pixels > Integer.MAX_VALUE) {
            mask.report(RequestError.VALUE_OUT_OF_RANGE, "width", "the mask has too many pixels");
            return Optional.empty();
        }
        List<Integer> runs = new ArrayList<>();
        for (Object run : MeasurementParser.list(mask, "rle", (int) Math.min(pixels + 1, Integer.MAX_VALUE))) {
            OptionalInt length = mask.integer(mask.pathTo("rle[" + runs.size() + "]"), run, 0, (int) pixels);
            if (length.isEmpty()) {
                return Optional.empty();
            }
            runs.add(length.getAsInt());
        }
        RunLengthMask shape = new RunLengthMask(width.getAsInt(), height.getAsInt(), runs);
        if (shape.length() != pixels) {
            problems.add(
                    RequestError.REGION_OUTSIDE,
                    mask.pathTo("rle"),
                    "the runs cover " + shape.length() + " pixels, the mask has " + pixels);
            return Optional.empty();
        }
        return Optional.of(shape);
    }

    private static OptionalInt size(RequestObject mask, String name) {
        if (!mask.has(name)) {
            mask.report(RequestError.MISSING_FIELD, name, "is missing");
        }
        return mask.integer(name, 1, Short.MAX_VALUE);
    }
}
