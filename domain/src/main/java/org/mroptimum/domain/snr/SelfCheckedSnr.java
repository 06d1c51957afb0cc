package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.job.SnrMethod;

/**
 * A method that is checked while it runs: AC and PMR are computed from the same data of each slice and compared inside the object.
 */
final class SelfCheckedSnr implements SliceSnr {
    private final Optional<SliceSnr> other;
    private final SnrMethod method;
    private final ReplicaSnr experiment;
    private final SelfComparison comparison;
    private final float[] analytic;

    /**
     * @param method whose maps are the result
     * @param other computes them, unless the method is AC or PMR, which are computed anyway
     * @param experiment PMR
     * @param comparison collects all slices
     */
    SelfCheckedSnr(
            SnrMethod method, Optional<SliceSnr> other, ReplicaSnr experiment, SelfComparison comparison, int pixels) {
        this.method = method;
        this.other = other;
        this.experiment = experiment;
        this.comparison = comparison;
        this.analytic = new float[pixels];
    }

    @Override
    public SliceMaps compute(int slice) {
        SliceMaps replicas = experiment.compute(slice);
        AnalyticSnr.compute(experiment.reconstruction(), analytic);
        Optional<SliceMaps> apart = other.map(computing -> computing.compute(slice));
        // Last, because a slice that failed on a device is computed again and must not be counted twice.
        comparison.add(analytic, replicas.snr(), replicas.valid(), replicas.replicas());
        if (method == SnrMethod.PMR) {
            return replicas;
        }
        SliceMaps result = apart.orElseGet(() -> AnalyticSnr.maps(experiment.reconstruction(), analytic));
        return result.replicas() > 0 ? result : result.withReplicas(replicas.replicas());
    }
}
