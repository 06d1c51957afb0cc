package org.mroptimum.domain.recon;

import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/** The parts of GRAPPA on one lattice: fit, fill and image-space weights, with their workspaces. */
final class GrappaSlice {
    private final SamplingLattice lattice;
    private final GrappaFit fit;
    private final GrappaFill fill;
    private final GrappaNoise noise;
    private final GrappaWeights weights;
    private final GrappaImageWeights[] image;
    private final Workers workers;
    private @Nullable GrappaReplicas replicas;
    private int capacity;

    GrappaSlice(SamplingLattice lattice, GrappaKernel kernel, int coils, Workers workers) {
        this.lattice = lattice;
        this.weights = new GrappaWeights(kernel, coils);
        this.fit = new GrappaFit(weights, workers);
        this.fill = new GrappaFill(lattice, weights, workers);
        this.workers = workers;
        this.image = new GrappaImageWeights[workers.threads()];
        for (int w = 0; w < image.length; w++) {
            image[w] = new GrappaImageWeights(weights, lattice.frequency(), lattice.phase());
        }
        this.noise = new GrappaNoise(lattice, workers, image, coils);
    }

    SamplingLattice lattice() {
        return lattice;
    }

    /** Returns whether the calibration data hold signal. */
    boolean fit(int slice, KSpace reference, KSpaceWindow window) {
        return fit.fit(slice, reference, window);
    }

    void fill(KSpace data) {
        fill.fill(data);
    }

    void noise(KSpace combination, float[] g, float[] out) {
        noise.compute(combination, g, out);
    }

    boolean hasReplicas() {
        return AliasedNoise.fits(lattice);
    }

    /** Fills a batch; see {@link CombinedNoise} for the other arguments. */
    void draw(ReplicaNoise random, ReplicaBatch batch, SliceImage clean, KSpace combination, boolean[] valid) {
        GrappaReplicas current = replicas;
        if (current == null || capacity < batch.capacity()) {
            capacity = batch.capacity();
            current = new GrappaReplicas(lattice, weights, image, workers, capacity);
            replicas = current;
        }
        CombinedNoise[] combined = new CombinedNoise[workers.threads()];
        for (int w = 0; w < combined.length; w++) {
            combined[w] = new CombinedNoise(clean, combination, valid, capacity);
        }
        current.draw(random, batch, combined);
    }
}
