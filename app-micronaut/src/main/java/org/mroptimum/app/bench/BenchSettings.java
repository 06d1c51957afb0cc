package org.mroptimum.app.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param size matrix size, both axes
 * @param coils receive channels
 * @param slices slices of the cases that compute a stack; the others compute one
 * @param replicas pseudo replicas
 * @param warmUp runs that are not measured, before the measured ones
 * @param runs measured runs, whose median counts
 * @param threads numbers of threads, each measured by itself
 * @param cases what to compute
 * @param device on which each case is measured, too, as {@code --device} names it; none when null
 */
public record BenchSettings(
        int size,
        int coils,
        int slices,
        int replicas,
        int warmUp,
        int runs,
        List<Integer> threads,
        List<BenchCase> cases,
        @Nullable String device) {

    /** On the processor alone. */
    public BenchSettings(
            int size,
            int coils,
            int slices,
            int replicas,
            int warmUp,
            int runs,
            List<Integer> threads,
            List<BenchCase> cases) {
        this(size, coils, slices, replicas, warmUp, runs, threads, cases, null);
    }

    public BenchSettings {
        threads = List.copyOf(threads);
        cases = List.copyOf(cases);
    }
}
