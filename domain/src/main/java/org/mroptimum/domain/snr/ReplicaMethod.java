package org.mroptimum.domain.snr;

import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums;

/** A statistic of pseudo replicas of one slice; memory does not grow with their number. */
sealed interface ReplicaMethod permits PseudoMultipleReplica, GeneralizedPseudoMultipleReplica {

    /** Begins a slice. */
    void start(Reconstruction prepared);

    /** Takes the next replicas. The result does not depend on how they are cut into batches. */
    void add(ReplicaBatch batch);

    /** Draws and takes the next replicas where they can be summed up at once. */
    void add(ReplicaSums sums, ReplicaSums.Draw draw);

    /** SNR from the replicas so far; more may follow. */
    void finish(SnrEstimate out);
}
