package org.mroptimum.domain.snr;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.mroptimum.domain.recon.ReplicaBatch;

/**
 * How many replicas a slice gets.
 *
 * @param most the number, or the largest when there is a target
 * @param targetError stop when {@link SnrEstimate#medianError} is below it; looked at after every {@value #STEP} replicas
 */
record ReplicaSeries(int most, OptionalDouble targetError) {
    private static final int STEP = 16;

    /**
     * Draws replicas 0, 1, .. into a started method and leaves the result in {@code out}.
     *
     * @param source fills a batch with deviations from the clean image
     * @param batch workspace; its capacity does not matter to the result
     * @param done hears the number of replicas after each batch
     * @return replicas used
     */
    int run(
            ReplicaMethod method,
            Consumer<ReplicaBatch> source,
            ReplicaBatch batch,
            IntConsumer done,
            SnrEstimate out) {
        int drawn = 0;
        boolean enough = false;
        while (drawn < most && !enough) {
            int end = targetError.isPresent() ? Math.min(most, (drawn / STEP + 1) * STEP) : most;
            batch.start(drawn, Math.min(end - drawn, batch.capacity()));
            source.accept(batch);
            method.add(batch);
            drawn += batch.count();
            done.accept(drawn);
            if (drawn == end) {
                method.finish(out);
                enough = targetError.isPresent() && out.medianError() < targetError.getAsDouble();
            }
        }
        return drawn;
    }
}
