package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums;

/**
 * Pseudo multiple replicas (Robson 2008, doi:10.1002/mrm.21728): magnitude of the clean reconstruction over the standard
 * deviation ({@code n - 1}) over replicas of the deviation from it ({@link org.mroptimum.domain.recon.SliceImage#deviation}).
 * The relative error is that of the standard deviation, from the fourth moment.
 */
final class PseudoMultipleReplica implements ReplicaMethod {
    private final ReplicaMoments moments;
    private Optional<Reconstruction> slice = Optional.empty();

    /** @param workers threads that share the pixels */
    PseudoMultipleReplica(int pixels, Workers workers) {
        this.moments = new ReplicaMoments(pixels, workers);
    }

    @Override
    public void start(Reconstruction prepared) {
        slice = Optional.of(prepared);
        moments.clear();
    }

    @Override
    public void add(ReplicaBatch batch) {
        moments.add(batch);
    }

    @Override
    public void add(ReplicaSums sums, ReplicaSums.Draw draw) {
        moments.add(sums, draw);
    }

    /** {@inheritDoc} Needs at least two replicas: before, every pixel is invalid. */
    @Override
    public void finish(SnrEstimate out) {
        Reconstruction prepared = slice.orElseThrow();
        moments.eachPixel(p -> {
            if (prepared.valid()[p] && moments.count() > 1) {
                double noise = Math.sqrt(moments.variance(p));
                out.set(p, prepared.clean().magnitude(p), noise, moments.relativeError(p));
            } else {
                out.clear(p);
            }
        });
    }
}
