package org.mroptimum.domain.snr;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.job.SliceRange;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.ImageNoise;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.recon.KernelChoice;
import org.mroptimum.domain.recon.SliceKernels;
import org.mroptimum.domain.recon.SliceWork;
import org.mroptimum.domain.result.ComputedRange;
import org.mroptimum.domain.result.RangeFacts;
import org.mroptimum.domain.result.ReplicaRun;

/**
 * The computation slice by slice: noise covariance and passport first, then every slice whitened, reconstructed, its noise found by
 * the method, and stored. Threads take a slice each; when there are fewer slices than threads, and for methods that draw many
 * replicas of a slice, they share the work inside one slice instead. On a device two slices are in flight, so that one is read
 * and carried over while the other is computed. Memory holds the slices in flight.
 */
public final class SliceSnrComputation implements SnrComputation {
    private final KernelChoice choice;

    /** On the processor. */
    public SliceSnrComputation() {
        this(KernelChoice.PROCESSOR);
    }

    /** @param choice where the hot stages of a job run */
    public SliceSnrComputation(KernelChoice choice) {
        this.choice = choice;
    }

    /**
     * {@inheritDoc}
     *
     * @throws JobFailure MRO-2012 for a mask image that does not fit; MRO-3001 to MRO-3012 for data that cannot be computed;
     *     MRO-5002 when cancelled
     */
    @Override
    public ComputedRange compute(Input input, SlicePart part, int threads, Progress progress, Consumer<String> log) {
        requireRepetitions(input.request().method(), input.acquisition().header());
        SamplingPlan plan = SamplingPlan.of(input.request().reconstruction(), input.acquisition());
        try (Workers all = new Workers(threads, progress::cancelled)) {
            return compute(input, part, plan, JobNoise.of(input, all, log), all, progress, log);
        }
    }

    private ComputedRange compute(
            Input input,
            SlicePart part,
            SamplingPlan plan,
            Optional<ImageNoise> noise,
            Workers all,
            Progress progress,
            Consumer<String> log) {
        JobRequest request = input.request();
        AcquisitionHeader header = input.acquisition().header();
        SliceRange range = part.of(header.slices().size());
        Optional<Whitening> whitening = noise.map(n -> new Whitening(n.covariance(), header.channelNames()));
        ReferenceData reference = ReferenceData.of(request.reconstruction(), plan, header);
        Optional<SelfComparison> comparison =
                request.options().check() ? Optional.of(new SelfComparison(header.coils())) : Optional.empty();
        JobDescription.log(request, plan, reference, header, log);
        SliceWork work = JobWork.of(
                request, header, range.size(), plan, whitening.filter(w -> !reference.needsSignal()), all.threads());
        MapStore store = new MapStore(input, header, range);
        BitSet without = new BitSet(range.end());
        try (SliceKernels kernels = choice.choose(work, log)) {
            log.accept("start the calculation");
            log.accept("number of cpus " + all.threads());
            Slices slices = new Slices(input, plan, reference, whitening, comparison, kernels, all, progress, log);
            slices.compute(range, (maps, slice) -> {
                if (!store.put(slice, maps)) {
                    synchronized (without) {
                        without.set(slice);
                    }
                }
            });
        }
        RangeFacts facts = new RangeFacts(
                range,
                noise.map(ImageNoise::covariance),
                noise.map(ImageNoise::passport),
                input.seed()
                        .map(seed -> new ReplicaRun(
                                seed.value(),
                                seed.fromContent(),
                                request.options().replicas(),
                                store.replicas())),
                comparison.map(SelfComparison::counts),
                JobWarnings.of(request.reconstruction(), plan),
                without.stream().boxed().toList());
        return new ComputedRange(range.size() > 0 ? store.maps() : List.of(), facts);
    }

    private static void requireRepetitions(SnrMethod method, AcquisitionHeader header) {
        boolean needsTwo = method == SnrMethod.MR || method == SnrMethod.DI;
        if (needsTwo && header.repetitions() < 2) {
            throw new JobFailure(
                    ComputationError.TOO_FEW_REPETITIONS,
                    "the method " + method.title().toLowerCase(Locale.ROOT)
                            + " needs at least 2 repetitions, the file has " + header.repetitions());
        }
    }
}
