package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/** {@link GrappaStages} in Java. */
final class JavaGrappaStages implements GrappaStages {
    private final SamplingLattice lattice;
    private final GrappaWeights weights;
    private final Workers workers;
    private final CoilTransform transform;
    private final GrappaFill fill;
    private final GrappaNoise noise;
    private final GrappaImageWeights[] image;
    private final KSpace images;
    private Optional<KSpace> maps = Optional.empty();
    private @Nullable GrappaReplicas replicas;
    private int capacity;

    JavaGrappaStages(SamplingLattice lattice, GrappaWeights weights, Workers workers) {
        this.lattice = lattice;
        this.weights = weights;
        this.workers = workers;
        this.transform = new CoilTransform(lattice.frequency(), lattice.phase(), workers);
        this.fill = new GrappaFill(lattice, weights, workers);
        this.image = new GrappaImageWeights[workers.threads()];
        Arrays.setAll(image, w -> new GrappaImageWeights(weights, lattice.frequency(), lattice.phase()));
        this.noise = new GrappaNoise(lattice, workers, image, weights.coils());
        this.images = new KSpace(lattice.frequency(), lattice.phase(), weights.coils());
    }

    @Override
    public void load(KSpace sampled) {
        for (int c = 0; c < images.coils(); c++) {
            System.arraycopy(sampled.re(c), 0, images.re(c), 0, images.size());
            System.arraycopy(sampled.im(c), 0, images.im(c), 0, images.size());
        }
    }

    @Override
    public void prepare(Optional<KSpace> sensitivities, SliceImage clean) {
        maps = sensitivities;
        image(images, clean);
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        fill.fill(sampled);
        transform.inverse(sampled);
        if (maps.isPresent()) {
            B1Weighted.combine(sampled, maps.get(), out.re(), out.im());
        } else {
            RootSumOfSquares.combine(sampled, out.re());
            Arrays.fill(out.im(), 0);
        }
    }

    @Override
    public void noise(float[] g, float[] out) {
        noise.compute(combination(), g, out);
    }

    @Override
    public Optional<ImageSpaceReplicas> replicas(SliceImage clean, boolean[] valid) {
        return AliasedNoise.fits(lattice)
                ? Optional.of((random, batch) -> draw(random, batch, clean, valid))
                : Optional.empty();
    }

    /** {@inheritDoc} None: a batch goes through the caches. */
    @Override
    public Optional<ReplicaSums> sums(SliceImage clean, boolean[] valid) {
        return Optional.empty();
    }

    private void draw(ReplicaNoise random, ReplicaBatch batch, SliceImage clean, boolean[] valid) {
        GrappaReplicas current = replicas;
        if (current == null || capacity < batch.capacity()) {
            capacity = batch.capacity();
            current = new GrappaReplicas(lattice, weights, image, workers, capacity);
            replicas = current;
        }
        CombinedNoise[] combined = new CombinedNoise[workers.threads()];
        for (int w = 0; w < combined.length; w++) {
            combined[w] = new CombinedNoise(clean, combination(), valid, capacity);
        }
        current.draw(random, batch, combined);
    }

    /** What the noise of the channels is weighted with: the filled coil images for RSS, or the sensitivities. */
    private KSpace combination() {
        return maps.orElse(images);
    }
}
