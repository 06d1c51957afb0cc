package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/**
 * Sensitivity-weighted image {@code s^H x} of whitened coils with {@code ||s|| = 1} at valid pixels (Roemer 1990,
 * doi:10.1002/mrm.1910160203), so that its noise is that of one whitened coil.
 */
public final class B1Reconstruction implements Reconstruction {
    private final int frequency;
    private final int phase;
    private final Workers workers;
    private final SensitivityMaps sensitivities;
    private final CoilTransform transform;
    private final SliceImage clean;
    private final float[] noise;
    private boolean white;

    /**
     * @param frequency samples along readout
     * @param phase lines
     * @param sensitivities how they are estimated; workspaces of this object from now on
     * @param workers threads that share coils and rows of pixels
     */
    public B1Reconstruction(int frequency, int phase, SensitivityMaps sensitivities, Workers workers) {
        this.frequency = frequency;
        this.phase = phase;
        this.workers = workers;
        this.sensitivities = sensitivities;
        this.transform = new CoilTransform(frequency, phase, workers);
        this.clean = new SliceImage(frequency * phase, true);
        this.noise = new float[frequency * phase];
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.mroptimum.domain.job.JobFailure MRO-3005 when samples are not finite
     */
    @Override
    public void prepare(SliceData data) {
        sensitivities.estimate(data.slice(), data.reference(), data.window());
        KSpace images = data.sampled();
        if (images != data.reference()) {
            transform.inverse(images);
        }
        combine(images, clean);
        clean.requireFinite(data.slice());
        SamplingLattice lattice = data.lattice();
        Arrays.fill(noise, (float) Math.sqrt(lattice.acquiredPart() / (2 * lattice.factor())));
        white = lattice.factor() == 1 && lattice.complete();
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        transform.inverse(sampled);
        combine(sampled, out);
    }

    private void combine(KSpace images, SliceImage out) {
        B1Weighted.combine(images, sensitivities.maps(), out.re(), out.im());
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

    /** In phase with the image of phase {@code u}: {@code Re(conj(u) s^H n)}. */
    private void draw(int pixel, ReplicaNoise random, ReplicaBatch batch, ReplicaLanes lanes) {
        lanes.clear();
        float magnitude = clean.magnitude(pixel);
        if (sensitivities.valid()[pixel] && magnitude > 0) {
            float ur = clean.re()[pixel] / magnitude;
            float ui = clean.im()[pixel] / magnitude;
            KSpace s = sensitivities.maps();
            for (int c = 0; c < s.coils(); c++) {
                float sr = s.re(c)[pixel];
                float si = s.im(c)[pixel];
                lanes.draw(random, (long) c * clean.pixels() + pixel, batch.first());
                lanes.addProjection(ur * sr - ui * si, ur * si + ui * sr);
            }
        }
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
        return sensitivities.valid();
    }

    @Override
    public Optional<float[]> gFactor() {
        return Optional.empty();
    }

    @Override
    public Optional<KSpace> sensitivities() {
        return Optional.of(sensitivities.maps());
    }
}
