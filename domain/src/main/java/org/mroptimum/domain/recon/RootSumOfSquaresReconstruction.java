package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/**
 * Root-sum-of-squares image {@code ||x||} of whitened coils (Roemer 1990, doi:10.1002/mrm.1910160203), every pixel valid. The
 * sampled data that {@link #prepare} gets become the coil images and stay in use until the next slice.
 */
public final class RootSumOfSquaresReconstruction implements Reconstruction {
    private final int frequency;
    private final int phase;
    private final Workers workers;
    private final CoilTransform transform;
    private final SliceImage clean;
    private final float[] noise;
    private final boolean[] valid;
    private KSpace images;
    private boolean white;

    /**
     * @param frequency samples along readout
     * @param phase lines
     * @param workers threads that share coils and rows of pixels
     */
    public RootSumOfSquaresReconstruction(int frequency, int phase, Workers workers) {
        this.frequency = frequency;
        this.phase = phase;
        this.workers = workers;
        this.transform = new CoilTransform(frequency, phase, workers);
        this.clean = new SliceImage(frequency * phase, false);
        this.noise = new float[frequency * phase];
        this.valid = new boolean[frequency * phase];
        this.images = new KSpace(1, 1, 1);
        Arrays.fill(valid, true);
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-3005 when samples are not finite
     */
    @Override
    public void prepare(SliceData data) {
        images = data.sampled();
        image(images, clean);
        clean.requireFinite(data.slice());
        SamplingLattice lattice = data.lattice();
        Arrays.fill(noise, (float) Math.sqrt(lattice.acquiredPart() / (2 * lattice.factor())));
        white = lattice.factor() == 1 && lattice.complete();
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        float[] combined = out.re();
        Arrays.fill(combined, 0);
        transform.inverse(sampled, (re, im) -> RootSumOfSquares.addPower(re, im, combined));
        RootSumOfSquares.toMagnitudes(combined);
    }

    @Override
    public Optional<ImageSpaceReplicas> replicas() {
        return white ? Optional.of(this::draw) : Optional.empty();
    }

    /** The random number of coil {@code c} at pixel {@code p} is sample {@code c * pixels + p}. */
    private void draw(ReplicaNoise random, ReplicaBatch batch) {
        ReplicaLanes[] lanes = ReplicaLanes.of(workers.threads(), batch.count());
        workers.each(phase, (row, w) -> {
            for (int p = row * frequency; p < (row + 1) * frequency; p++) {
                draw(p, random, batch, lanes[w]);
            }
        });
    }

    private void draw(int pixel, ReplicaNoise random, ReplicaBatch batch, ReplicaLanes lanes) {
        lanes.clear();
        for (int c = 0; c < images.coils(); c++) {
            lanes.draw(random, (long) c * clean.pixels() + pixel, batch.first());
            lanes.addPower(images.re(c)[pixel], images.im(c)[pixel]);
        }
        lanes.toMagnitudes(clean.re()[pixel]);
        lanes.store(batch, pixel);
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
        return Optional.empty();
    }

    @Override
    public Optional<KSpace> sensitivities() {
        return Optional.empty();
    }
}
