package org.mroptimum.local.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.roi.ComparisonStatistics;
import org.mroptimum.domain.roi.ComparisonStatistics.Agreement;
import org.mroptimum.domain.roi.ComparisonStatistics.Difference;
import org.mroptimum.domain.roi.ComparisonStatistics.Ratio;
import org.mroptimum.domain.roi.Histogram;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.Percentile;
import org.mroptimum.domain.roi.RegionStatistics;
import org.mroptimum.domain.usecase.CompareResults.Comparison;
import org.mroptimum.domain.usecase.CompareResults.RegionComparison;

/** Statistics as JSON trees (docs/roi.md). What has no value is {@code null}. */
@SuppressWarnings("NullAway") // JSON has null
public final class MeasurementJson {

    private MeasurementJson() {}

    /** What was measured, and the statistics of each region. */
    public static Map<String, Object> of(Measurement measurement, List<RegionStatistics> regions) {
        Map<String, Object> json = head(measurement);
        json.put("regions", regions.stream().map(MeasurementJson::of).toList());
        return json;
    }

    /** How two maps agree, as a whole and in each region. */
    public static Map<String, Object> of(Measurement measurement, Comparison comparison) {
        Map<String, Object> json = head(measurement);
        putComparison(json, comparison.whole());
        json.put(
                "regions",
                comparison.regions().stream().map(MeasurementJson::of).toList());
        json.put("warnings", comparison.warnings());
        return json;
    }

    private static Map<String, Object> head(Measurement measurement) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("map", measurement.map());
        json.put("part", measurement.part().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static Map<String, Object> of(RegionStatistics region) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", region.name());
        json.put("slice", region.slice());
        json.put("n", region.n());
        json.put("excluded", region.excluded());
        json.put("mean", orNull(region.mean()));
        json.put("sd", orNull(region.deviation()));
        json.put("min", orNull(region.smallest()));
        json.put("max", orNull(region.largest()));
        json.put("median", orNull(region.median()));
        json.put("percentiles", percentiles(region.percentiles()));
        json.put("histogram", region.histogram().map(MeasurementJson::of).orElse(null));
        json.put("area", orNull(region.area()));
        return json;
    }

    private static Map<String, Object> of(RegionComparison region) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", region.region().name());
        json.put("slice", region.region().slice());
        putComparison(json, region.statistics());
        return json;
    }

    private static void putComparison(Map<String, Object> json, ComparisonStatistics statistics) {
        json.put("n", statistics.n());
        json.put("excluded", statistics.excluded());
        json.put("ratio", statistics.ratio().map(MeasurementJson::of).orElse(null));
        json.put("difference", statistics.difference().map(MeasurementJson::of).orElse(null));
        json.put("correlation", orNull(statistics.correlation()));
    }

    private static Map<String, Object> of(Ratio ratio) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("n", ratio.n());
        json.put("mean", ratio.mean());
        json.put("median", ratio.median());
        json.put("sd", orNull(ratio.deviation()));
        json.put("percentiles", percentiles(ratio.percentiles()));
        return json;
    }

    private static Map<String, Object> of(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", difference.mean());
        json.put("sd", orNull(difference.deviation()));
        json.put("rms", difference.rootMeanSquare());
        json.put("min", difference.smallest());
        json.put("max", difference.largest());
        json.put(
                "limitsOfAgreement",
                difference.agreement().map(MeasurementJson::of).orElse(null));
        return json;
    }

    private static List<Double> of(Agreement agreement) {
        return List.of(agreement.lower(), agreement.upper());
    }

    private static Map<String, Object> of(Histogram histogram) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", histogram.from());
        json.put("to", histogram.to());
        json.put("counts", histogram.counts());
        return json;
    }

    private static List<Map<String, Object>> percentiles(List<Percentile> percentiles) {
        return percentiles.stream()
                .map(percentile -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("p", percentile.p());
                    json.put("value", percentile.value());
                    return json;
                })
                .toList();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
