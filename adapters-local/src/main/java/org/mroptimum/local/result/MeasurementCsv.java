package org.mroptimum.local.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.Percentile;
import org.mroptimum.domain.roi.RegionStatistics;

/** Statistics as a table for spreadsheets: RFC 4180, one row for each region, a dot before decimals, empty for no value. */
public final class MeasurementCsv {
    private static final String END = "\r\n";
    /** With one of these first, a spreadsheet would take a text for a formula. */
    private static final String FORMULA = "=+-@\t";

    private MeasurementCsv() {}

    /** The whole table with its head. */
    public static String of(Measurement measurement, List<RegionStatistics> regions) {
        List<String> head = new ArrayList<>(List.of(
                "map", "part", "name", "slice", "n", "excluded", "mean", "sd", "min", "max", "median", "area_mm2"));
        measurement.choice().percentiles().forEach(p -> head.add("p" + number(p)));
        StringBuilder csv = new StringBuilder(String.join(",", head)).append(END);
        for (RegionStatistics region : regions) {
            csv.append(row(measurement, region)).append(END);
        }
        return csv.toString();
    }

    private static String row(Measurement measurement, RegionStatistics region) {
        List<String> cells = new ArrayList<>();
        cells.add(text(measurement.map()));
        cells.add(measurement.part().name().toLowerCase(Locale.ROOT));
        cells.add(text(region.name()));
        cells.add(Integer.toString(region.slice()));
        cells.add(Long.toString(region.n()));
        cells.add(Long.toString(region.excluded()));
        for (OptionalDouble value : List.of(
                region.mean(),
                region.deviation(),
                region.smallest(),
                region.largest(),
                region.median(),
                region.area())) {
            cells.add(value.isPresent() ? number(value.getAsDouble()) : "");
        }
        for (int i = 0; i < measurement.choice().percentiles().size(); i++) {
            List<Percentile> known = region.percentiles();
            cells.add(i < known.size() ? number(known.get(i).value()) : "");
        }
        return cells.stream().collect(Collectors.joining(","));
    }

    /** All digits that tell the number from its neighbours. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String text(String text) {
        String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain.matches("[^\",\r\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }
}
