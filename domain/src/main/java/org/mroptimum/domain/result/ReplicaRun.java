package org.mroptimum.domain.result;

import java.util.ArrayList;
import java.util.List;

/**
 * How the pseudo replicas of a result were drawn.
 *
 * @param seed of the random numbers: the same seed and data give the same maps
 * @param seedFromContent whether the seed was derived from the content of the input, because the request named none
 * @param requested most replicas a slice
 * @param drawn replicas drawn for each slice; fewer than requested when the target error was reached
 */
public record ReplicaRun(long seed, boolean seedFromContent, int requested, List<Integer> drawn) {

    public ReplicaRun {
        drawn = List.copyOf(drawn);
    }

    /** The same run over these slices and the ones that follow them. */
    public ReplicaRun followedBy(ReplicaRun next) {
        List<Integer> all = new ArrayList<>(drawn);
        all.addAll(next.drawn);
        return new ReplicaRun(seed, seedFromContent, requested, all);
    }
}
