package org.mroptimum.domain.recon;

import java.util.Optional;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.coil.UploadedMask;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/**
 * SENSE with one acceleration: set up once, it serves every slice sampled in the same way. Works on the padded grid and gives out
 * images and noise on the grid of the slice.
 */
final class SenseGrid {
    private final AliasedGrid grid;
    private final Optional<UploadedMask> uploaded;
    private final Optional<PaddedSlice> padding;
    private final Optional<CroppedNoise> croppedNoise;
    private final SensitivityMaps sensitivities;
    private final boolean[] valid;
    private final SenseStages stages;
    private final LinearPhase linear;
    private final SliceImage clean;
    private final SliceImage other;
    private final SliceImage turned;
    private final NearestPixels nearest;

    SenseGrid(
            AliasedGrid grid,
            SensitivityChoice choice,
            Optional<UploadedMask> uploaded,
            int coils,
            SliceKernels kernels,
            Workers workers) {
        this.grid = grid;
        this.uploaded = uploaded;
        this.linear = new LinearPhase(grid);
        this.padding = grid.padded() ? Optional.of(new PaddedSlice(grid, coils)) : Optional.empty();
        this.croppedNoise = padding.map(needed -> new CroppedNoise(grid, linear));
        this.sensitivities = padding.map(padded -> SensitivityMaps.withSmoothPhase(
                        choice,
                        uploaded.map(own -> padded.mask()),
                        grid.frequency().padded(),
                        grid.phase().padded(),
                        coils,
                        workers))
                .orElseGet(() -> new SensitivityMaps(
                        choice,
                        uploaded,
                        grid.frequency().padded(),
                        grid.phase().padded(),
                        coils,
                        workers));
        this.valid = new boolean[grid.pixels()];
        this.stages = kernels.sense(grid, coils, workers);
        this.clean = new SliceImage(grid.pixels(), true);
        this.other = new SliceImage(grid.pixels(), true);
        this.turned = new SliceImage(padding.isPresent() ? grid.pixels() : 0, true);
        this.nearest = new NearestPixels(grid, coils);
    }

    /** Which pixels alias. */
    AliasedGrid grid() {
        return grid;
    }

    /** Estimates sensitivities and weights, and reconstructs the image. */
    void prepare(SliceData data, SliceImage out) {
        // First of all, because the reference may be the same k-space and is overwritten.
        stages.fold(data.sampled());
        if (padding.isPresent()) {
            PaddedSlice padded = padding.get();
            padded.drawMask(uploaded, data.slice());
            sensitivities.estimate(data.slice(), padded.reference(data.reference()), padded.window(data.window()));
        } else {
            sensitivities.estimate(data.slice(), data.reference(), data.window());
        }
        System.arraycopy(sensitivities.valid(), 0, valid, 0, valid.length);
        stages.prepare(sensitivities.maps(), valid, clean);
        clearSensitivities();
        finish(clean, out);
    }

    /** Pixels that could not be told apart from others have sensitivities, but no use for them. */
    private void clearSensitivities() {
        KSpace maps = sensitivities.maps();
        for (int p = 0; p < valid.length; p++) {
            if (sensitivities.valid()[p] && !valid[p]) {
                for (int c = 0; c < maps.coils(); c++) {
                    maps.re(c)[p] = 0;
                    maps.im(c)[p] = 0;
                }
            }
        }
    }

    /** Another image with the same weights. */
    void image(KSpace sampled, SliceImage out) {
        stages.image(sampled, other);
        finish(other, out);
    }

    private void finish(SliceImage unfolded, SliceImage out) {
        if (padding.isPresent()) {
            linear.apply(unfolded, turned);
            padding.get().crop(turned, out);
        } else {
            linear.apply(unfolded, out);
        }
    }

    /** Variance of the complex noise on the grid of the slice when aliased noise has unit variance. */
    float[] variance() {
        return croppedNoise
                .map(noise -> noise.variance(stages.weights()))
                .orElse(stages.noise().variance());
    }

    /** g-factors of the pixels of the slice, 0 where invalid. */
    void g(float[] own) {
        nearest.take(stages.noise().g(), own);
    }

    /** Validity of the pixels of the slice. */
    void valid(boolean[] own) {
        nearest.take(valid, own);
    }

    /** Sensitivities at the pixels of the slice, zero where invalid. */
    KSpace sensitivities() {
        return nearest.take(sensitivities.maps());
    }

    /** The short way to replicas; empty where images are cropped, which joins the noise of groups. */
    Optional<ImageSpaceReplicas> replicas() {
        return padding.isPresent() ? Optional.empty() : stages.replicas();
    }

    /** Replicas summed up where they are drawn. */
    Optional<ReplicaSums> sums(SamplingLattice lattice, SliceImage own, boolean[] ownValid) {
        return stages.sums(lattice, linear, own, ownValid);
    }
}
