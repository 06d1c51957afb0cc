package org.mroptimum.domain.recon;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.coil.UploadedMask;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/**
 * SENSE of Cartesian data accelerated along one or both axes (Pruessmann 1999,
 * doi:10.1002/(SICI)1522-2594(199911)42:5&lt;952::AID-MRM16&gt;3.0.CO;2-S).
 *
 * <p>With y for the aliased image of the lattice, scaled so that noise of unit variance per sample has unit variance in it, and S
 * for the sensitivities (coil x alias) of the valid pixels that lie on top of each other: {@code A = S^H S},
 * {@code rho = A^-1 S^H y}, {@code g = sqrt([A^-1]_ll [A]_ll)}. Invalid pixels take no signal. A group with a g-factor above 1000
 * cannot be unfolded; its pixels become invalid. The image has the phase of the object wherever the lattice begins.
 *
 * <p>Sizes that the acceleration does not divide are padded in k-space, unfolded and cropped to their band. Their noise follows
 * the crop exactly when the lattice is complete; g-factors, validity and sensitivities are those of the nearest unfolded pixel.
 */
public final class Sense implements Reconstruction {
    private final SensitivityChoice choice;
    private final Optional<UploadedMask> uploaded;
    private final SliceKernels kernels;
    private final Workers workers;
    private final SliceImage clean;
    private final float[] noise;
    private final float[] g;
    private final boolean[] valid;
    private final int coils;
    private @Nullable SenseGrid grid;
    private @Nullable SamplingLattice lattice;

    /**
     * @param choice how sensitivities are estimated
     * @param uploaded the mask image, when the mask is uploaded
     * @param kernels where the hot stages run
     * @param workers threads that share the work of a slice
     */
    public Sense(
            SensitivityChoice choice,
            Optional<UploadedMask> uploaded,
            int frequency,
            int phase,
            int coils,
            SliceKernels kernels,
            Workers workers) {
        this.choice = choice;
        this.uploaded = uploaded;
        this.kernels = kernels;
        this.workers = workers;
        this.clean = new SliceImage(frequency * phase, true);
        this.noise = new float[frequency * phase];
        this.g = new float[frequency * phase];
        this.valid = new boolean[frequency * phase];
        this.coils = coils;
    }

    /**
     * {@inheritDoc}
     *
     * @throws JobFailure MRO-3005 when samples are not finite, MRO-3012 when there are more overlapping pixels than coils or an
     *     axis is shorter than its acceleration
     */
    @Override
    public void prepare(SliceData data) {
        SenseGrid own = grid(data.lattice());
        own.prepare(data, clean);
        lattice = data.lattice();
        own.g(g);
        own.valid(valid);
        float[] variance = own.variance();
        float scale = (float) (data.lattice().acquiredPart() / 2);
        for (int p = 0; p < noise.length; p++) {
            noise[p] = (float) Math.sqrt(scale * Math.max(0, variance[p]));
        }
        leaveOutInvalid(clean);
        clean.requireFinite(data.slice());
    }

    private SenseGrid grid(SamplingLattice lattice) {
        AliasedGrid wanted = AliasedGrid.of(lattice, coils);
        SenseGrid own = grid;
        if (own == null || !own.grid().equals(wanted)) {
            own = new SenseGrid(wanted, choice, uploaded, coils, kernels, workers);
            grid = own;
        }
        return own;
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        prepared().image(sampled, out);
        leaveOutInvalid(out);
    }

    private SenseGrid prepared() {
        SenseGrid own = grid;
        if (own == null) {
            throw new IllegalStateException("no slice was prepared");
        }
        return own;
    }

    /** What cropping spreads beyond the object is no signal. */
    private void leaveOutInvalid(SliceImage image) {
        for (int p = 0; p < valid.length; p++) {
            image.re()[p] = valid[p] ? image.re()[p] : 0;
            image.im()[p] = valid[p] ? image.im()[p] : 0;
        }
    }

    @Override
    public SliceImage clean() {
        return clean;
    }

    @Override
    public float[] noise() {
        return noise;
    }

    @Override
    public boolean[] valid() {
        return valid;
    }

    @Override
    public Optional<float[]> gFactor() {
        return Optional.of(g);
    }

    @Override
    public Optional<KSpace> sensitivities() {
        return Optional.of(prepared().sensitivities());
    }

    @Override
    public Optional<ImageSpaceReplicas> replicas() {
        SamplingLattice own = lattice;
        return own != null && own.complete() ? prepared().replicas() : Optional.empty();
    }

    @Override
    public Optional<ReplicaSums> sums() {
        SamplingLattice own = lattice;
        return own == null ? Optional.empty() : prepared().sums(own, clean, valid);
    }
}
