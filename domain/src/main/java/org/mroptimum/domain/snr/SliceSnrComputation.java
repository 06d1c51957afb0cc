package org.mroptimum.domain.snr;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mroptimum.domain.coil.SensitivityMask;
import org.mroptimum.domain.coil.UploadedMask;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.math.ParallelSlices;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.ImageNoise;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.port.Progress;

/**
 * The computation slice by slice: noise covariance and passport first, then every slice whitened, transformed, combined and
 * stored by whichever thread is free. Memory holds the slices in flight, one a thread.
 */
public final class SliceSnrComputation implements SnrComputation {
    private static final String STAGE = "SNR";

    @Override
    public void check(JobRequest request) {
        Availability.check(request);
    }

    /**
     * {@inheritDoc}
     *
     * @throws JobFailure MRO-1014 for what is not available yet; MRO-2012 for a mask image that does
     *     not fit; MRO-3001 to MRO-3007 for data that cannot be computed; MRO-5002 when cancelled
     */
    @Override
    public ComputedMaps compute(Input input, int threads, Progress progress, Consumer<String> log) {
        check(input.request());
        AcquisitionHeader header = input.acquisition().header();
        ImageNoise noise = noise(input, threads, progress, log);
        requireFullSampling(
                input.acquisition(), input.request().reconstruction().kind());
        WhitenedScan scan =
                new WhitenedScan(input.acquisition(), new Whitening(noise.covariance(), header.channelNames()));
        Supplier<? extends SliceSnr> method = method(input, scan, log);
        describe(scan, log);

        int slices = header.slices().size();
        log.accept("start the calculation");
        log.accept("number of cpus " + Math.min(threads, slices));
        MapStore store = new MapStore(input, header);
        AtomicBoolean anyValid = new AtomicBoolean();
        new ParallelSlices(slices, threads, progress::cancelled, done -> progress.step(STAGE, done, slices))
                .run(method::get, (slice, snr) -> {
                    if (store.put(slice, snr.compute(slice))) {
                        anyValid.set(true);
                    }
                });
        if (!anyValid.get()) {
            throw new JobFailure(ComputationError.EMPTY_MASK, "no pixel of any slice is valid");
        }
        return new ComputedMaps(
                store.maps(),
                Optional.of(noise.covariance()),
                Optional.of(noise.passport()),
                Optional.empty(),
                Optional.empty());
    }

    private static ImageNoise noise(Input input, int threads, Progress progress, Consumer<String> log) {
        NoiseScan scan = input.noise()
                .orElseThrow(() -> new JobFailure(
                        ComputationError.NO_NOISE,
                        "the analytic method needs a noise scan: a separate file, an earlier measurement of the"
                                + " same file, or noise-adjust lines"));
        ImageNoise noise;
        try (Workers workers = new Workers(threads, progress::cancelled)) {
            noise = ImageNoise.estimate(scan, input.acquisition().header(), workers);
        }
        log.accept("noise covariance from " + noise.samples() + " samples a channel of "
                + noise.passport().noiseOrigin());
        log.accept(noise.passport().describe());
        return noise;
    }

    private static void requireFullSampling(Acquisition scan, ReconstructionKind kind) {
        AcquisitionHeader header = scan.header();
        SamplingPattern whole = header.sampling();
        boolean accelerated = whole.accelerationFrequency() > 1 || whole.accelerationPhase() > 1;
        for (int slice = 0; slice < header.slices().size(); slice++) {
            SamplingPattern sampling = scan.sampling(slice, 0);
            if (accelerated || sampling.hasGaps()) {
                throw new JobFailure(
                        ComputationError.UNDERSAMPLED,
                        String.format(
                                Locale.ROOT,
                                "slice %d has %d of %d lines, with gaps (acceleration %d x %d): its %s image would be aliased",
                                slice + 1,
                                sampling.acquired().cardinality(),
                                header.phase(),
                                whole.accelerationFrequency(),
                                whole.accelerationPhase(),
                                kind.title()));
            }
        }
    }

    private static Supplier<? extends SliceSnr> method(Input input, WhitenedScan scan, Consumer<String> log) {
        log.accept("decimate is " + (input.request().reconstruction().decimate() ? "True" : "False"));
        if (input.request().reconstruction().kind() == ReconstructionKind.RSS) {
            log.accept("mask is " + SensitivityMask.describe(new MaskChoice.None()));
            return () -> new AnalyticRootSumOfSquares(scan);
        }
        AcquisitionHeader header = scan.header();
        SensitivityReference reference = SensitivityReference.of(input.request().reconstruction(), header);
        MaskChoice mask = reference.choice().mask();
        Optional<UploadedMask> uploaded = input.uploadedMask()
                .filter(image -> mask instanceof MaskChoice.Upload)
                .map(image -> new UploadedMask(
                        image,
                        header.frequency(),
                        header.phase(),
                        header.slices().size()));
        log.accept("sensitivity method is " + reference.describe());
        log.accept("mask is " + SensitivityMask.describe(mask));
        return () -> new AnalyticB1(
                scan, reference, new SensitivityMask(mask, uploaded, header.frequency(), header.phase()));
    }

    private static void describe(WhitenedScan scan, Consumer<String> log) {
        AcquisitionHeader header = scan.header();
        if (header.repetitions() > 1) {
            log.accept("the analytic method uses repetition 1 of " + header.repetitions());
        }
        if (header.sampling().sampledPart() < 1) {
            log.accept(String.format(
                    Locale.ROOT,
                    "lines acquired: %d of %d, part of each readout acquired: %.4g; the rest is zero and carries no noise,"
                            + " which the SNR takes into account",
                    header.sampling().acquired().cardinality(),
                    header.phase(),
                    header.sampling().readout()));
        }
    }
}
