package org.mroptimum.domain.snr;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.SliceRange;
import org.mroptimum.domain.math.ParallelSlices;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.recon.JavaKernels;
import org.mroptimum.domain.recon.SliceKernels;

/**
 * The slices of a job on their threads.
 *
 * @param input what to compute from
 * @param plan on which grid slices are reconstructed
 * @param reference what sensitivities and kernels are estimated from
 * @param whitening from the noise covariance; empty when there is none
 * @param comparison collects AC and PMR; present when the request asks for the check
 * @param kernels where the hot stages run
 * @param all threads of the job
 */
record Slices(
        SnrComputation.Input input,
        SamplingPlan plan,
        ReferenceData reference,
        Optional<Whitening> whitening,
        Optional<SelfComparison> comparison,
        SliceKernels kernels,
        Workers all,
        Progress progress,
        Consumer<String> log) {
    private static final String STAGE = "SNR";

    /** One slice is carried over while the other is computed. */
    private static final int ON_A_DEVICE = 2;

    /** Computes a range of slices and hands out the maps of each, on several threads. */
    void compute(SliceRange range, ObjIntConsumer<SliceMaps> maps) {
        JobRequest request = input.request();
        int slices = range.size();
        boolean inJava = kernels instanceof JavaKernels;
        boolean withinSlices = !inJava || SnrMethods.workWithinSlices(request) || slices < all.threads();
        int atOnce = inJava ? withinSlices ? 1 : all.threads() : ON_A_DEVICE;
        Workers inside = withinSlices ? all : new Workers(1, progress::cancelled);
        DeviceSnr.Trouble trouble = new DeviceSnr.Trouble(kernels.describe(), log);
        new ParallelSlices(slices, atOnce, progress::cancelled, done -> progress.step(STAGE, done, slices))
                .run(() -> slice(inside, trouble), (place, snr) -> {
                    int slice = range.first() + place;
                    maps.accept(snr.compute(slice), slice);
                });
    }

    private SliceSnr slice(Workers inside, DeviceSnr.Trouble trouble) {
        return kernels instanceof JavaKernels
                ? methods(kernels, inside).create(inside)
                : new DeviceSnr(
                        trouble,
                        () -> methods(kernels, inside).create(inside),
                        () -> methods(new JavaKernels(), inside).create(inside));
    }

    private SnrMethods methods(SliceKernels stages, Workers inside) {
        WhitenedScan scan = new WhitenedScan(input.acquisition(), whitening, stages.whitens(), inside);
        Reconstructions reconstructions = Reconstructions.of(input, stages);
        return new SnrMethods(
                input.request(), scan, plan, reference, reconstructions, input.seed(), comparison, progress);
    }
}
