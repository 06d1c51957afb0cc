package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/**
 * GRAPPA along one or both axes (Griswold 2002, doi:10.1002/mrm.10171): missing samples are weighted sums of their acquired
 * neighbours, with weights fitted to calibration data. The filled coil images are combined by RSS, or by sensitivities where
 * these are given. Noise and g-factor follow from the image-space weights of the same kernels (Breuer 2009,
 * doi:10.1002/mrm.22066).
 */
public final class Grappa implements Reconstruction {
    private final int tapsFrequency;
    private final int tapsPhase;
    private final Optional<SensitivityMaps> sensitivities;
    private final int coils;
    private final SliceKernels kernels;
    private final Workers workers;
    private final SliceImage clean;
    private final float[] noise;
    private final float[] g;
    private final boolean[] valid;
    private @Nullable GrappaSlice slice;

    /**
     * @param kernel taps along readout and acquired lines along phase, both given
     * @param sensitivities of the combination; RSS when empty
     * @param kernels where the hot stages run
     * @param workers threads that share the work inside a slice
     */
    public Grappa(
            AxisPair kernel,
            int frequency,
            int phase,
            int coils,
            Optional<SensitivityMaps> sensitivities,
            SliceKernels kernels,
            Workers workers) {
        this.tapsFrequency = kernel.frequency().orElseThrow();
        this.tapsPhase = kernel.phase().orElseThrow();
        this.sensitivities = sensitivities;
        this.coils = coils;
        this.kernels = kernels;
        this.workers = workers;
        this.clean = new SliceImage(frequency * phase, sensitivities.isPresent());
        this.noise = new float[frequency * phase];
        this.g = new float[frequency * phase];
        this.valid = new boolean[frequency * phase];
    }

    /**
     * {@inheritDoc}
     *
     * <p>A slice without any signal, as at the end of a volume, has no valid pixel.
     *
     * @throws JobFailure MRO-3005 when samples are not finite, MRO-3009 when the calibration data do not determine the weights; what {@link SensitivityMaps#estimate} throws
     */
    @Override
    public void prepare(SliceData data) {
        GrappaSlice current = sliceOn(data.lattice());
        boolean silent = empty(data.sampled());
        // First of all, because the reference may be the same k-space and is overwritten.
        current.stages().load(data.sampled());
        boolean fitted = current.fit(data.slice(), data.reference(), data.window());
        if (!fitted && !silent) {
            throw new JobFailure(
                    ComputationError.CALIBRATION_TOO_SMALL,
                    "the calibration block of slice " + (data.slice() + 1) + " holds no signal to fit weights to");
        }
        Arrays.fill(valid, fitted);
        sensitivities.ifPresent(maps -> {
            maps.estimate(data.slice(), data.reference(), data.window());
            for (int p = 0; p < valid.length; p++) {
                valid[p] &= maps.valid()[p];
            }
        });
        current.stages().prepare(sensitivities(), clean);
        clean.requireFinite(data.slice());
        current.stages().noise(g, noise);
        for (int p = 0; p < g.length; p++) {
            g[p] = valid[p] ? g[p] : 0;
        }
    }

    private static boolean empty(KSpace data) {
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                if (data.re(c)[i] != 0 || data.im(c)[i] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private GrappaSlice sliceOn(SamplingLattice lattice) {
        GrappaSlice current = slice;
        if (current == null || !current.lattice().equals(lattice)) {
            GrappaKernel kernel = GrappaKernel.of(lattice, tapsFrequency, tapsPhase);
            current = new GrappaSlice(lattice, kernel, coils, kernels, workers);
            slice = current;
        }
        return current;
    }

    private GrappaSlice prepared() {
        if (slice == null) {
            throw new IllegalStateException("no slice was prepared");
        }
        return slice;
    }

    @Override
    public SliceImage clean() {
        return clean;
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        prepared().stages().image(sampled, out);
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
        return sensitivities.map(SensitivityMaps::maps);
    }

    @Override
    public Optional<ImageSpaceReplicas> replicas() {
        return prepared().stages().replicas(clean, valid);
    }

    @Override
    public Optional<ReplicaSums> sums() {
        return prepared().stages().sums(clean, valid);
    }
}
