package org.mroptimum.domain.opencl;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.recon.ImageSpaceReplicas;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaSums;
import org.mroptimum.domain.recon.SliceData;
import org.mroptimum.domain.recon.SliceImage;

/**
 * Combination of coil images on a device: root sum of squares, or by sensitivities, which Java estimates (Roemer 1990,
 * doi:10.1002/mrm.1910160203). K-space goes to the device once a slice, and stays there for all replicas.
 */
final class OpenClCombination implements Reconstruction {

    private final DeviceQueue queue;
    private final Optional<SensitivityMaps> sensitivities;
    private final int coils;
    private final int pixels;
    private final DeviceFft fft;
    private final DeviceChannels channels;
    private final DeviceNoise random;
    private final DeviceArray images;
    private final DeviceArray work;
    private final Optional<DeviceArray> maps;
    private final DeviceArray clean;
    private final DeviceArray image;
    private final DeviceArray valid;
    private final DeviceSums sums;
    private final SliceImage cleanHere;
    private final float[] noise;
    private final boolean[] validHere;
    private Optional<DeviceArray> kept = Optional.empty();
    private Optional<PlainReplicas> plain = Optional.empty();

    OpenClCombination(
            DeviceQueue queue,
            int frequency,
            int phase,
            int coils,
            Optional<SensitivityMaps> sensitivities,
            Optional<Whitening> whitening,
            Workers workers) {
        this.queue = queue;
        this.sensitivities = sensitivities;
        this.coils = coils;
        this.pixels = frequency * phase;
        this.fft = new DeviceFft(queue, frequency, phase);
        this.channels = new DeviceChannels(queue, coils, whitening);
        this.random = new DeviceNoise(queue);
        this.images = channels.room(pixels);
        this.work = channels.room(pixels);
        this.maps = sensitivities.map(own -> channels.room(pixels));
        this.clean = queue.floats(2L * pixels);
        this.image = queue.floats(2L * pixels);
        this.valid = queue.bytes(pixels);
        this.sums = new DeviceSums(queue, frequency, phase, valid, this::draw, workers);
        this.cleanHere = new SliceImage(pixels, sensitivities.isPresent());
        this.noise = new float[pixels];
        this.validHere = new boolean[pixels];
    }

    @Override
    public void prepare(SliceData data) {
        // First of all, because the reference may be the same k-space and is overwritten.
        channels.load(data.sampled(), images);
        SamplingLattice lattice = data.lattice();
        boolean white = lattice.factor() == 1 && lattice.complete();
        keep(lattice, white);
        fft.inverse(images, coils);
        Arrays.fill(validHere, true);
        sensitivities.ifPresent(own -> {
            own.estimate(data.slice(), data.reference(), data.window());
            channels.carry(own.maps(), maps.orElseThrow());
            System.arraycopy(own.valid(), 0, validHere, 0, pixels);
        });
        queue.write(valid, 0, validHere, 0, pixels);
        channels.combine(images, maps, pixels, clean);
        take(clean, cleanHere);
        cleanHere.requireFinite(data.slice());
        Arrays.fill(noise, (float) Math.sqrt(lattice.acquiredPart() / (2 * lattice.factor())));
    }

    /** For the plain pipeline, magnitudes need the k-space to which noise is added. */
    private void keep(SamplingLattice lattice, boolean white) {
        plain.ifPresent(PlainReplicas::release);
        plain = white ? Optional.empty() : Optional.of(new PlainReplicas(queue, random, lattice, coils));
        if (!white && maps.isEmpty()) {
            DeviceArray copy = kept.orElseGet(() -> channels.room(pixels));
            queue.copy(images, 0, copy, 0, 2L * coils * pixels);
            kept = Optional.of(copy);
        }
    }

    private void take(DeviceArray from, SliceImage to) {
        queue.read(from, 0, to.re(), 0, pixels);
        queue.read(from, pixels, to.im(), 0, pixels);
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        channels.load(sampled, work);
        fft.inverse(work, coils);
        channels.combine(work, maps, pixels, image);
        take(image, out);
    }

    private void draw(ReplicaSums.Draw range, int first, int count, DeviceArray values, int capacity) {
        if (plain.isPresent()) {
            for (int lane = 0; lane < count; lane++) {
                drawPlain(plain.get(), range, first + lane, lane, values, capacity);
            }
            return;
        }
        DeviceKernel kernel = queue.kernel(
                        DeviceSums.SOURCES,
                        DeviceSums.OPTIONS,
                        maps.isPresent() ? "weighted_replicas" : "magnitude_replicas")
                .arg(range.noise().key())
                .arg(first)
                .arg(count)
                .arg(coils)
                .arg(pixels)
                .arg(maps.orElse(images))
                .arg(clean);
        maps.ifPresent(own -> kernel.arg(valid));
        random.arguments(kernel.arg(capacity).arg(values))
                .run(pixels, (count + DeviceSums.LANES - 1) / DeviceSums.LANES);
    }

    private void drawPlain(
            PlainReplicas replicas, ReplicaSums.Draw range, int replica, int lane, DeviceArray values, int capacity) {
        if (kept.isPresent()) {
            queue.copy(kept.get(), 0, work, 0, 2L * coils * pixels);
        } else {
            queue.clear(work);
        }
        replicas.addTo(work, range, replica);
        fft.inverse(work, coils);
        channels.combine(work, maps, pixels, image);
        replicas.deviation(lane, maps.isPresent(), pixels, clean, image, valid, values, capacity);
    }

    @Override
    public SliceImage clean() {
        return cleanHere;
    }

    @Override
    public float[] noise() {
        return noise;
    }

    @Override
    public boolean[] valid() {
        return validHere;
    }

    @Override
    public Optional<float[]> gFactor() {
        return Optional.empty();
    }

    @Override
    public Optional<KSpace> sensitivities() {
        return sensitivities.map(SensitivityMaps::maps);
    }

    /** {@inheritDoc} None: deviations stay on the device. */
    @Override
    public Optional<ImageSpaceReplicas> replicas() {
        return Optional.empty();
    }

    @Override
    public Optional<ReplicaSums> sums() {
        return Optional.of(sums);
    }
}
