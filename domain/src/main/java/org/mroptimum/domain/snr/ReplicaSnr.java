package org.mroptimum.domain.snr;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums;

/** SNR of a slice from pseudo replicas of its noise: PMR and CR. */
final class ReplicaSnr implements SliceSnr {
    /**
     * Replicas drawn together at most: enough for the inner loops, few enough that a batch is about as large as the slice of a coil
     * array.
     */
    private static final int BATCH = 128;

    private final SliceSource source;
    private final Reconstruction reconstruction;
    private final ReplicaSource replicas;
    private final ReplicaMethod method;
    private final ReplicaSeries series;
    private final long seed;
    private final int capacity;
    private Optional<ReplicaBatch> batch = Optional.empty();
    private final SnrEstimate estimate;
    private final ReplicaProgress progress;

    /** Hears how far a slice is. */
    @FunctionalInterface
    interface ReplicaProgress {
        void drawn(int slice, int replicas);
    }

    /**
     * @param source of the slices
     * @param reconstruction workspace of this object from now on
     * @param method statistic of the replicas
     * @param series how many replicas
     * @param seed of the random numbers
     * @param keep whether the plain pipeline may have to be taken
     * @param workers threads that share the work inside a slice
     */
    ReplicaSnr(
            SliceSource source,
            Reconstruction reconstruction,
            ReplicaMethod method,
            ReplicaSeries series,
            long seed,
            boolean keep,
            Workers workers,
            ReplicaProgress progress) {
        int frequency = source.header().frequency();
        int phase = source.header().phase();
        this.source = source;
        this.reconstruction = reconstruction;
        this.replicas = new ReplicaSource(frequency, phase, source.header().coils(), reconstruction, keep, workers);
        this.method = method;
        this.series = series;
        this.seed = seed;
        this.capacity = capacity(series.most());
        this.estimate = SnrEstimate.of(frequency * phase);
        this.progress = progress;
    }

    /** Batches of equal size: short ones are slow. */
    private static int capacity(int replicas) {
        int batches = (replicas + BATCH - 1) / BATCH;
        return (replicas + batches - 1) / batches;
    }

    /** Prepared for the slice that was computed last. */
    Reconstruction reconstruction() {
        return reconstruction;
    }

    @Override
    public SliceMaps compute(int slice) {
        replicas.prepare(source.first(slice));
        method.start(reconstruction);
        ReplicaNoise noise = new ReplicaNoise(seed, slice);
        IntConsumer done = number -> progress.drawn(slice, number);
        int drawn = series.run(method, (first, count) -> add(noise, first, count), capacity, done, estimate);
        return new SliceMaps(
                estimate.snr(),
                estimate.valid(),
                Optional.of(estimate.error()),
                reconstruction.gFactor(),
                reconstruction.sensitivities(),
                drawn);
    }

    private void add(ReplicaNoise noise, int first, int count) {
        Optional<ReplicaSums> sums = reconstruction.sums();
        if (sums.isPresent()) {
            method.add(sums.get(), replicas.draw(noise, first, count));
            return;
        }
        ReplicaBatch room =
                batch.orElseGet(() -> new ReplicaBatch(reconstruction.clean().pixels(), capacity));
        batch = Optional.of(room);
        room.start(first, count);
        replicas.draw(noise, room);
        method.add(room);
    }
}
