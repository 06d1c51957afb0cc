package org.mroptimum.app.bench;

import java.util.List;

/**
 * All measurements of one call.
 *
 * @param environment where
 * @param settings what was asked for
 * @param results one entry a case and number of threads, in the order of the settings
 */
public record BenchReport(BenchEnvironment environment, BenchSettings settings, List<BenchResult> results) {

    public BenchReport {
        results = List.copyOf(results);
    }

    /** Whether any case could not be computed. */
    public boolean failed() {
        return results.stream().anyMatch(result -> result.failure() != null);
    }
}
