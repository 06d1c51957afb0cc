package org.mroptimum.domain.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.port.PartStore;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.RangeFacts;
import org.mroptimum.domain.result.ReplicaRun;

/**
 * All parts of one job, which fit together.
 *
 * @param facts of each part, in order; at least one
 */
record FoundParts(List<PartFacts> facts) {

    /**
     * Finds the parts.
     *
     * @throws JobFailure why parts failed, each problem once; otherwise MRO-5010 with every part that is missing, damaged, or belongs
     *     to another job, another scan or another way of cutting
     */
    static FoundParts in(PartStore store, JobRequest request, int count) {
        List<PartFacts> found = new ArrayList<>();
        Set<Problem> own = new LinkedHashSet<>();
        List<Problem> unusable = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            SlicePart part = new SlicePart(index, count);
            try {
                found.add(store.facts(part));
            } catch (JobFailure failure) {
                (failure.code() == RunError.PART_NOT_USABLE ? unusable : own).addAll(failure.problems());
            }
        }
        if (!own.isEmpty()) {
            throw new JobFailure(List.copyOf(own));
        }
        String digest = RequestDigest.of(request);
        found.forEach(part -> misfit(part, found.get(0), digest)
                .ifPresent(why ->
                        unusable.add(new Problem(RunError.PART_NOT_USABLE, "", "part " + part.part() + " " + why))));
        if (!unusable.isEmpty()) {
            throw new JobFailure(unusable);
        }
        return new FoundParts(found);
    }

    private static Optional<String> misfit(PartFacts part, PartFacts first, String digest) {
        if (!part.request().equals(digest)) {
            return Optional.of("belongs to another request");
        }
        AcquisitionHeader header = part.header();
        RangeFacts computed = part.computed();
        if (!computed.slices().equals(part.part().of(header.slices().size()))) {
            return Optional.of("holds other slices than its own");
        }
        boolean sameMaps = part.maps().equals(computed.slices().size() > 0 ? first.maps() : List.of());
        boolean sameScan = header.equals(first.header())
                && sameNoise(computed.covariance(), first.computed().covariance())
                && computed.passport().equals(first.computed().passport())
                && computed.replicas()
                        .map(FoundParts::seed)
                        .equals(first.computed().replicas().map(FoundParts::seed));
        return sameMaps && sameScan
                ? Optional.empty()
                : Optional.of("was computed from other data than the first part; did a file change meanwhile?");
    }

    private static boolean sameNoise(Optional<NoiseCovariance> one, Optional<NoiseCovariance> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return Arrays.equals(one.get().re(), other.get().re())
                && Arrays.equals(one.get().im(), other.get().im());
    }

    private static List<Object> seed(ReplicaRun run) {
        return List.of(run.seed(), run.seedFromContent(), run.requested());
    }

    PartFacts first() {
        return facts.get(0);
    }

    /** What all slices have beside their maps. */
    RangeFacts computed() {
        return facts.stream()
                .map(PartFacts::computed)
                .reduce(RangeFacts::followedBy)
                .orElseThrow();
    }

    /** When the first of them began. */
    Instant started() {
        return facts.stream().map(PartFacts::started).min(Instant::compareTo).orElseThrow();
    }
}
