package org.mroptimum.domain.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.SliceRange;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.ScalePassport;

/**
 * What is known beside the maps of slices that were computed.
 *
 * @param slices which ones
 * @param covariance noise covariance per signal sample; empty when there was no noise data
 * @param passport how the covariance came to the image's sampling; present with the covariance
 * @param replicas how replicas of these slices were drawn; empty for methods without
 * @param check what the self-check counted, when asked for
 * @param warnings what the user must know of the computation as a whole, whichever slices were computed
 * @param without slices without a valid pixel, rising
 */
public record RangeFacts(
        SliceRange slices,
        Optional<NoiseCovariance> covariance,
        Optional<ScalePassport> passport,
        Optional<ReplicaRun> replicas,
        Optional<CheckCounts> check,
        List<String> warnings,
        List<Integer> without) {

    public RangeFacts {
        warnings = List.copyOf(warnings);
        without = List.copyOf(without);
    }

    /** These slices and the ones that follow them. */
    public RangeFacts followedBy(RangeFacts next) {
        if (next.slices.first() != slices.end()) {
            throw new IllegalArgumentException(next.slices + " does not follow " + slices);
        }
        List<Integer> allWithout = new ArrayList<>(without);
        allWithout.addAll(next.without);
        return new RangeFacts(
                new SliceRange(slices.first(), next.slices.end()),
                covariance,
                passport,
                replicas.map(run -> run.followedBy(next.replicas.orElseThrow())),
                check.map(counts -> counts.plus(next.check.orElseThrow())),
                warnings,
                allWithout);
    }
}
