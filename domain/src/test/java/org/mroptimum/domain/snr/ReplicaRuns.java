package org.mroptimum.domain.snr;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.SliceData;
import org.mroptimum.domain.recon.SliceImage;

/** Runs of replica methods over one slice. */
final class ReplicaRuns {
    private final Workers workers;
    private final int frequency;
    private final int phase;
    private final Reconstruction reconstruction;
    private final ReplicaSource source;

    /** @param slice what the reconstruction is prepared with */
    ReplicaRuns(Reconstruction reconstruction, SliceData slice, Workers workers) {
        KSpace shape = slice.sampled();
        this.workers = workers;
        this.frequency = shape.frequency();
        this.phase = shape.phase();
        this.reconstruction = reconstruction;
        this.source = new ReplicaSource(frequency, phase, shape.coils(), reconstruction, true, workers);
        source.prepare(slice);
    }

    static KSpace whitened(PhantomScan scan, int repetition) {
        KSpace data = scan.signal(0, repetition);
        new Whitening(
                        scan.covariance(),
                        IntStream.range(0, data.coils())
                                .mapToObj(c -> "coil " + c)
                                .toList())
                .apply(data);
        return data;
    }

    PseudoMultipleReplica pmr() {
        return new PseudoMultipleReplica(frequency * phase, workers);
    }

    GeneralizedPseudoMultipleReplica cr(int half) {
        return new GeneralizedPseudoMultipleReplica(frequency, phase, half, workers);
    }

    /** Replicas that come in batches. */
    static ReplicaSeries.Adding batches(ReplicaMethod method, ReplicaBatch batch, Consumer<ReplicaBatch> source) {
        return (first, count) -> {
            batch.start(first, count);
            source.accept(batch);
            method.add(batch);
        };
    }

    /** By the shorter way. */
    SnrEstimate run(ReplicaMethod method, long seed, int replicas) {
        return run(method, seed, replicas, 32, false);
    }

    SnrEstimate run(ReplicaMethod method, long seed, int replicas, int capacity, boolean plain) {
        SnrEstimate out = SnrEstimate.of(frequency * phase);
        ReplicaNoise noise = new ReplicaNoise(seed, 0);
        ReplicaBatch batch = new ReplicaBatch(frequency * phase, capacity);
        method.start(reconstruction);
        new ReplicaSeries(replicas, OptionalDouble.empty())
                .run(
                        method,
                        batches(method, batch, next -> {
                            if (plain) {
                                source.drawPlain(noise::alongSamples, next);
                            } else {
                                source.draw(noise, next);
                            }
                        }),
                        capacity,
                        drawn -> {},
                        out);
        return out;
    }

    /** Replicas used until the target is met. */
    int runTo(double target, int most, ReplicaMethod method, SnrEstimate out) {
        ReplicaNoise noise = new ReplicaNoise(1, 0);
        ReplicaBatch batch = new ReplicaBatch(frequency * phase, 10);
        method.start(reconstruction);
        return new ReplicaSeries(most, OptionalDouble.of(target))
                .run(
                        method,
                        batches(method, batch, next -> source.draw(noise, next)),
                        batch.capacity(),
                        drawn -> {},
                        out);
    }

    /** Analytic SNR of the same slice. */
    double[] analytic() {
        SliceImage clean = reconstruction.clean();
        return IntStream.range(0, clean.pixels())
                .mapToDouble(p -> reconstruction.valid()[p]
                        ? clean.magnitude(p) / reconstruction.noise()[p]
                        : 0)
                .toArray();
    }
}
