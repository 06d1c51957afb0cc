package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums;

/**
 * Generalised pseudo replica (Wiens, Kisch, Willig-Onwuachi and McKenzie 2011, doi:10.1002/mrm.22893): magnitude of the clean
 * reconstruction over the root of the local variance of the replicas' deviations from it, averaged over replicas. One replica
 * is enough.
 */
final class GeneralizedPseudoMultipleReplica implements ReplicaMethod {
    private final LocalNoise noise;
    private Optional<Reconstruction> slice = Optional.empty();

    /**
     * @param half half-width b of the square of {@code 2 b + 1} pixels; only valid pixels in it count
     * @param workers threads that share the rows
     */
    GeneralizedPseudoMultipleReplica(int frequency, int phase, int half, Workers workers) {
        this.noise = new LocalNoise(frequency, phase, half, workers);
    }

    @Override
    public void start(Reconstruction prepared) {
        slice = Optional.of(prepared);
        noise.start(prepared.valid());
    }

    @Override
    public void add(ReplicaBatch batch) {
        noise.add(batch);
    }

    @Override
    public void add(ReplicaSums sums, ReplicaSums.Draw draw) {
        noise.add(sums, draw);
    }

    /** {@inheritDoc} Pixels without another valid one in their square are invalid. */
    @Override
    public void finish(SnrEstimate out) {
        Reconstruction prepared = slice.orElseThrow();
        double smallest = noise.smallest();
        for (int p = 0; p < out.snr().length; p++) {
            if (prepared.valid()[p] && noise.deviation(p) > smallest) {
                out.set(p, prepared.clean().magnitude(p), noise.deviation(p), noise.relativeError(p));
            } else {
                out.clear(p);
            }
        }
    }
}
