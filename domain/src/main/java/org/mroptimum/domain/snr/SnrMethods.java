package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.port.Progress;

/**
 * Makes the method that a request asks for, one object for each slice in flight.
 *
 * @param request which method, and what it is told
 * @param scan the whitened scan
 * @param plan on which grid slices are reconstructed
 * @param reference what sensitivities and kernels are estimated from
 * @param reconstructions makes the reconstruction under it
 * @param seed of the replicas; present when there are any
 * @param comparison collects AC and PMR; present when the request asks for the check
 * @param progress hears of replicas
 */
record SnrMethods(
        JobRequest request,
        WhitenedScan scan,
        SamplingPlan plan,
        ReferenceData reference,
        Reconstructions reconstructions,
        Optional<ReplicaSeed> seed,
        Optional<SelfComparison> comparison,
        Progress progress) {

    private static final String STAGE = "replicas";

    /** Whether threads share the work inside a slice, because a slice is much work. */
    static boolean workWithinSlices(JobRequest request) {
        return request.drawsReplicas();
    }

    /** A new object with its own workspaces. */
    SliceSnr create(Workers workers) {
        SliceSource source = new SliceSource(scan, plan, reference);
        if (comparison.isEmpty()) {
            return method(source, workers);
        }
        ReplicaSnr experiment = pseudoReplicas(source, workers);
        boolean computedAnyway = request.method() == SnrMethod.AC || request.method() == SnrMethod.PMR;
        Optional<SliceSnr> other = computedAnyway ? Optional.empty() : Optional.of(method(source, workers));
        return new SelfCheckedSnr(request.method(), other, experiment, comparison.get(), pixels());
    }

    private SliceSnr method(SliceSource source, Workers workers) {
        AcquisitionHeader header = scan.header();
        int box = request.options().boxSize();
        return switch (request.method()) {
            case AC -> new AnalyticSnr(source, reconstructions.create(workers));
            case PMR -> pseudoReplicas(source, workers);
            case CR ->
                replicas(
                        source,
                        new GeneralizedPseudoMultipleReplica(header.frequency(), header.phase(), box, workers),
                        request.options().replicas(),
                        workers);
            case MR ->
                new RepeatedSnr(
                        source,
                        reconstructions.create(workers),
                        new RepeatedSnr.Statistic.OverRepetitions(new MultipleReplica(pixels())));
            case DI ->
                new RepeatedSnr(
                        source,
                        reconstructions.create(workers),
                        new RepeatedSnr.Statistic.OfTheDifference(
                                new DifferenceImage(header.frequency(), header.phase(), box, workers)));
        };
    }

    private ReplicaSnr pseudoReplicas(SliceSource source, Workers workers) {
        return replicas(
                source,
                new PseudoMultipleReplica(pixels(), workers),
                Math.max(2, request.options().replicas()),
                workers);
    }

    private ReplicaSnr replicas(SliceSource source, ReplicaMethod method, int most, Workers workers) {
        MethodOptions options = request.options();
        int slices = scan.header().slices().size();
        return new ReplicaSnr(
                source,
                reconstructions.create(workers),
                method,
                new ReplicaSeries(most, options.targetError()),
                seed.orElseThrow().value(),
                !reconstructions.kernels().sumReplicas(),
                workers,
                (slice, drawn) -> progress.step(STAGE, slice * most + drawn, slices * most));
    }

    private int pixels() {
        return scan.header().frequency() * scan.header().phase();
    }
}
