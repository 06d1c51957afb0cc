package org.mroptimum.domain.snr;

import java.util.Optional;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.SliceImage;

/**
 * SNR of a slice from repetitions of the scan: MR from all of them, DI from the first two. Sensitivities and weights are
 * estimated once, from the mean of those repetitions.
 */
final class RepeatedSnr implements SliceSnr {
    private final SliceSource source;
    private final Reconstruction reconstruction;
    private final Statistic statistic;
    private final SnrEstimate estimate;
    private final SliceImage[] images;

    /** What is made of the images of a slice. */
    sealed interface Statistic {

        /** Mean over standard deviation of all repetitions. */
        record OverRepetitions(MultipleReplica method) implements Statistic {}

        /** Difference of the first two repetitions. */
        record OfTheDifference(DifferenceImage method) implements Statistic {}
    }

    RepeatedSnr(SliceSource source, Reconstruction reconstruction, Statistic statistic) {
        int pixels = source.header().frequency() * source.header().phase();
        this.source = source;
        this.reconstruction = reconstruction;
        this.statistic = statistic;
        this.estimate = SnrEstimate.of(pixels);
        this.images = new SliceImage[] {new SliceImage(pixels, true), new SliceImage(pixels, true)};
    }

    @Override
    public SliceMaps compute(int slice) {
        int all = source.header().repetitions();
        reconstruction.prepare(source.mean(slice, statistic instanceof Statistic.OverRepetitions ? all : 2));
        if (statistic instanceof Statistic.OverRepetitions over) {
            over.method().start(slice);
            for (int r = 0; r < all; r++) {
                over.method().add(image(slice, r, images[0]));
            }
            over.method().finish(reconstruction.valid(), estimate);
        } else if (statistic instanceof Statistic.OfTheDifference two) {
            two.method()
                    .compute(
                            slice,
                            image(slice, 0, images[0]),
                            image(slice, 1, images[1]),
                            reconstruction.valid(),
                            estimate);
        }
        return new SliceMaps(
                estimate.snr(),
                estimate.valid(),
                Optional.of(estimate.error()),
                reconstruction.gFactor(),
                reconstruction.sensitivities(),
                0);
    }

    private SliceImage image(int slice, int repetition, SliceImage out) {
        out.clear();
        reconstruction.image(source.repetition(slice, repetition), out);
        return out;
    }
}
