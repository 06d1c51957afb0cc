package org.mroptimum.domain.snr;

/**
 * A method that is checked while it runs: AC and PMR are computed from the same data of each slice and compared inside the object.
 */
final class SelfCheckedSnr implements SliceSnr {
    private final SliceSnr method;
    private final ReplicaSnr experiment;
    private final SelfComparison comparison;
    private final float[] analytic;

    /**
     * @param method whose maps are the result; may be {@code experiment} itself
     * @param experiment PMR
     * @param comparison collects all slices
     */
    SelfCheckedSnr(SliceSnr method, ReplicaSnr experiment, SelfComparison comparison, int pixels) {
        this.method = method;
        this.experiment = experiment;
        this.comparison = comparison;
        this.analytic = new float[pixels];
    }

    @Override
    public SliceMaps compute(int slice) {
        SliceMaps replicas = experiment.compute(slice);
        AnalyticSnr.compute(experiment.reconstruction(), analytic);
        comparison.add(analytic, replicas.snr(), replicas.valid(), replicas.replicas());
        if (method == experiment) {
            return replicas;
        }
        SliceMaps result = method.compute(slice);
        return result.replicas() > 0 ? result : result.withReplicas(replicas.replicas());
    }
}
