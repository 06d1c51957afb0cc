package org.mroptimum.domain.snr;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.ImageSpaceReplicas;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums;
import org.mroptimum.domain.recon.SliceData;
import org.mroptimum.domain.recon.SliceImage;

/**
 * Noisy replicas of a slice (Robson 2008, doi:10.1002/mrm.21728): drawn in the image where the reconstruction can, otherwise by
 * noise on the acquired samples and the plain pipeline. Holds workspaces and serves one slice at a time.
 */
final class ReplicaSource {
    private final Reconstruction reconstruction;
    private final Workers workers;
    private final int frequency;
    private final int phase;
    private final int coils;
    private final boolean linear;
    private final Optional<KSpace> kept;
    private final float[][] lineRe;
    private final float[][] lineIm;
    private Optional<Workspace> plain = Optional.empty();
    private LatticeNoise lattice;

    private record Workspace(KSpace noisy, SliceImage image) {}

    /**
     * @param reconstruction of such slices
     * @param keep whether slices are remembered, because the plain pipeline may be taken
     * @param workers threads that share coils and rows of pixels
     */
    ReplicaSource(int frequency, int phase, int coils, Reconstruction reconstruction, boolean keep, Workers workers) {
        this.reconstruction = reconstruction;
        this.workers = workers;
        this.frequency = frequency;
        this.phase = phase;
        this.coils = coils;
        this.linear = reconstruction.clean().complex();
        this.kept = linear || !keep ? Optional.empty() : Optional.of(new KSpace(frequency, phase, coils));
        this.lineRe = new float[workers.threads()][frequency];
        this.lineIm = new float[workers.threads()][frequency];
        this.lattice = new LatticeNoise(SamplingLattice.full(frequency, phase), 0, frequency);
    }

    /** Prepares the reconstruction, and remembers the data that it may overwrite as far as replicas need them. */
    void prepare(SliceData data) {
        kept.ifPresent(copies -> workers.each(coils, (c, w) -> copy(data.sampled(), copies, c)));
        lattice = LatticeNoise.of(data.lattice(), data.sampled());
        reconstruction.prepare(data);
    }

    /** Consecutive replicas to be summed up where they are drawn. */
    ReplicaSums.Draw draw(ReplicaNoise noise, int first, int count) {
        return new ReplicaSums.Draw(noise, first, count, lattice.first(), lattice.count());
    }

    /** Fills the batch with deviations from the clean image, 0 at invalid pixels, by the shorter way that there is. */
    void draw(ReplicaNoise noise, ReplicaBatch batch) {
        Optional<ImageSpaceReplicas> shortcut = reconstruction.replicas();
        if (shortcut.isPresent()) {
            shortcut.get().draw(noise, batch);
        } else {
            drawPlain(noise::alongSamples, batch);
        }
    }

    /**
     * The same by noise in k-space, whatever the reconstruction can. A complex image is linear in k-space, so there the image of
     * the noise alone is the difference between replica and clean image, without the rounding of two large numbers.
     */
    void drawPlain(SampleNoise noise, ReplicaBatch batch) {
        Workspace work = plain.orElseGet(this::workspace);
        plain = Optional.of(work);
        for (int lane = 0; lane < batch.count(); lane++) {
            int replica = batch.first() + lane;
            workers.each(coils, (c, w) -> {
                if (kept.isPresent()) {
                    copy(kept.get(), work.noisy, c);
                } else {
                    Arrays.fill(work.noisy.re(c), 0);
                    Arrays.fill(work.noisy.im(c), 0);
                }
                lattice.addTo(work.noisy, c, noise, replica, lineRe[w], lineIm[w]);
            });
            reconstruction.image(work.noisy, work.image);
            store(work.image, batch, lane);
        }
    }

    private Workspace workspace() {
        return new Workspace(new KSpace(frequency, phase, coils), new SliceImage(frequency * phase, linear));
    }

    private static void copy(KSpace from, KSpace to, int coil) {
        System.arraycopy(from.re(coil), 0, to.re(coil), 0, from.size());
        System.arraycopy(from.im(coil), 0, to.im(coil), 0, from.size());
    }

    private void store(SliceImage image, ReplicaBatch batch, int lane) {
        SliceImage clean = reconstruction.clean();
        boolean[] valid = reconstruction.valid();
        workers.each(phase, (row, w) -> {
            int end = (row + 1) * frequency;
            for (int p = row * frequency; p < end; p++) {
                float deviation =
                        clean.complex() ? clean.inPhase(image.re()[p], image.im()[p], p) : clean.deviation(image, p);
                batch.values()[p * batch.capacity() + lane] = valid[p] ? deviation : 0;
            }
        });
    }
}
