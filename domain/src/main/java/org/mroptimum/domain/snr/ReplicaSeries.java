package org.mroptimum.domain.snr;

import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/**
 * How many replicas a slice gets.
 *
 * @param most the number, or the largest when there is a target
 * @param targetError stop when {@link SnrEstimate#medianError} is below it; looked at after every {@value #STEP} replicas
 */
record ReplicaSeries(int most, OptionalDouble targetError) {
    private static final int STEP = 16;

    /** Adds replicas {@code first .. first + count - 1} to a method. */
    @FunctionalInterface
    interface Adding {
        void add(int first, int count);
    }

    /**
     * Draws replicas 0, 1, .. into a started method and leaves the result in {@code out}.
     *
     * @param source adds consecutive replicas to the method
     * @param capacity most replicas at a time; does not matter to the result
     * @param done hears the number of replicas after each batch
     * @return replicas used
     */
    int run(ReplicaMethod method, Adding source, int capacity, IntConsumer done, SnrEstimate out) {
        int drawn = 0;
        boolean enough = false;
        while (drawn < most && !enough) {
            int end = targetError.isPresent() ? Math.min(most, (drawn / STEP + 1) * STEP) : most;
            int count = Math.min(end - drawn, capacity);
            source.add(drawn, count);
            drawn += count;
            done.accept(drawn);
            if (drawn == end) {
                method.finish(out);
                enough = targetError.isPresent() && out.medianError() < targetError.getAsDouble();
            }
        }
        return drawn;
    }
}
