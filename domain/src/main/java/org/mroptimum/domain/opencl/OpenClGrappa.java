package org.mroptimum.domain.opencl;

import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.recon.AliasTables;
import org.mroptimum.domain.recon.GrappaKernel;
import org.mroptimum.domain.recon.GrappaStages;
import org.mroptimum.domain.recon.GrappaTables;
import org.mroptimum.domain.recon.GrappaWeights;
import org.mroptimum.domain.recon.ImageSpaceReplicas;
import org.mroptimum.domain.recon.ReplicaSums;
import org.mroptimum.domain.recon.SliceImage;

/** {@link GrappaStages} on a device (Griswold 2002, doi:10.1002/mrm.10171; Breuer 2009, doi:10.1002/mrm.22066). */
final class OpenClGrappa implements GrappaStages {
    private final DeviceQueue queue;
    private final SamplingLattice lattice;
    private final GrappaWeights fitted;
    private final int coils;
    private final int pixels;
    private final GrappaProgram program;
    private final DeviceChannels channels;
    private final DeviceFft fft;
    private final GrappaFilling filling;
    private final DeviceArray weights;
    private final DeviceArray turnsFrequency;
    private final DeviceArray turnsPhase;
    private final DeviceArray columns;
    private final DeviceArray loaded;
    private final DeviceArray images;
    private final DeviceArray work;
    private final DeviceArray maps;
    private final DeviceArray clean;
    private final DeviceArray image;
    private final DeviceArray valid;
    private final DeviceArray gain;
    private final DeviceSums sums;
    private final Optional<GrappaDraws> white;
    private final PlainReplicas plain;
    private Optional<DeviceArray> combination = Optional.empty();

    OpenClGrappa(
            DeviceQueue queue,
            Optional<Whitening> whitening,
            SamplingLattice lattice,
            GrappaWeights fitted,
            Workers workers) {
        GrappaKernel kernel = fitted.kernel();
        GrappaTables tables = GrappaTables.of(lattice, kernel);
        DeviceNoise random = new DeviceNoise(queue);
        this.queue = queue;
        this.lattice = lattice;
        this.fitted = fitted;
        this.coils = fitted.coils();
        this.pixels = lattice.frequency() * lattice.phase();
        this.program = new GrappaProgram(queue, lattice, kernel, coils);
        this.channels = new DeviceChannels(queue, coils, whitening);
        this.fft = new DeviceFft(queue, lattice.frequency(), lattice.phase());
        this.filling = new GrappaFilling(queue, program, lattice, kernel, coils);
        long matrix = (long) coils * coils;
        this.weights = queue.floats(2L * kernel.offsets() * kernel.taps() * matrix);
        this.turnsFrequency = program.table(tables.turnsFrequency());
        this.turnsPhase = program.table(tables.turnsPhase());
        int terms = kernel.offsets() * kernel.phase().count();
        this.columns = queue.floats(2L * lattice.frequency() * terms * matrix);
        this.loaded = channels.room(pixels);
        this.images = channels.room(pixels);
        this.work = channels.room(pixels);
        this.maps = channels.room(pixels);
        this.clean = queue.floats(2L * pixels);
        this.image = queue.floats(2L * pixels);
        this.valid = queue.bytes(pixels);
        this.gain = queue.floats(pixels);
        long aliased = (long) pixels / lattice.factor();
        int most = GrappaDraws.most(queue.device().info().memory(), aliased, coils, program.vector());
        this.sums = new DeviceSums(queue, lattice.frequency(), lattice.phase(), valid, this::draw, most, workers);
        this.plain = new PlainReplicas(queue, random, lattice, coils);
        this.white = AliasTables.fits(lattice)
                ? Optional.of(new GrappaDraws(queue, program, random, lattice, fitted, turnsPhase, sums.most()))
                : Optional.empty();
    }

    @Override
    public void load(KSpace sampled) {
        channels.load(sampled, loaded);
    }

    @Override
    public void prepare(Optional<KSpace> sensitivities, SliceImage out) {
        GrappaKernel kernel = fitted.kernel();
        int matrix = coils * coils;
        long half = (long) kernel.offsets() * kernel.taps() * matrix;
        for (int q = 0; q < kernel.offsets(); q++) {
            for (int tap = 0; tap < kernel.taps(); tap++) {
                long at = ((long) q * kernel.taps() + tap) * matrix;
                queue.write(weights, at, fitted.re(q)[tap], 0, matrix);
                queue.write(weights, half + at, fitted.im(q)[tap], 0, matrix);
            }
        }
        combination = sensitivities.map(own -> {
            channels.carry(own, maps);
            return maps;
        });
        queue.copy(loaded, 0, images, 0, 2L * coils * pixels);
        reconstruct(images, clean);
        take(clean, out);
        if (kernel.offsets() > 0) {
            int tapsPhase = kernel.phase().count();
            int tapsFrequency = kernel.frequency().count();
            program.kernel("sum_taps")
                    .arg(tapsFrequency)
                    .arg(1)
                    .arg(tapsPhase)
                    .arg(tapsFrequency)
                    .arg(lattice.frequency())
                    .arg(turnsFrequency)
                    .arg(weights)
                    .arg(columns)
                    .run(matrix, (long) kernel.offsets() * tapsPhase, lattice.frequency());
        }
        white.ifPresent(own -> own.prepare(weights, columns));
    }

    private void reconstruct(DeviceArray data, DeviceArray to) {
        if (fitted.kernel().offsets() > 0) {
            filling.fill(data, weights);
        }
        fft.inverse(data, coils);
        channels.combine(data, combination, pixels, to);
    }

    private void take(DeviceArray from, SliceImage to) {
        queue.read(from, 0, to.re(), 0, pixels);
        queue.read(from, pixels, to.im(), 0, pixels);
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        channels.load(sampled, work);
        reconstruct(work, image);
        take(image, out);
    }

    @Override
    public void noise(float[] g, float[] noise) {
        program.kernel("gain")
                .arg(lattice.frequency())
                .arg(lattice.phase())
                .arg(turnsPhase)
                .arg(columns)
                .arg(combination.orElse(images))
                .arg(gain)
                .run(lattice.phase(), lattice.frequency());
        queue.read(gain, 0, g, 0, pixels);
        double scale = Math.sqrt(lattice.factor() * lattice.acquiredPart() / 2);
        for (int p = 0; p < pixels; p++) {
            noise[p] = (float) (g[p] * scale);
        }
    }

    /** {@inheritDoc} None: deviations stay on the device. */
    @Override
    public Optional<ImageSpaceReplicas> replicas(SliceImage here, boolean[] validHere) {
        return Optional.empty();
    }

    @Override
    public Optional<ReplicaSums> sums(SliceImage here, boolean[] validHere) {
        queue.write(valid, 0, validHere, 0, pixels);
        return Optional.of(sums);
    }

    private void draw(ReplicaSums.Draw range, int first, int count, DeviceArray values, int capacity) {
        if (white.isPresent()) {
            white.get()
                    .draw(
                            range.noise().key(),
                            first,
                            count,
                            combination.orElse(images),
                            combination.isPresent(),
                            clean,
                            valid,
                            values,
                            capacity);
            return;
        }
        for (int lane = 0; lane < count; lane++) {
            if (combination.isPresent()) {
                queue.clear(work);
            } else {
                queue.copy(loaded, 0, work, 0, 2L * coils * pixels);
            }
            plain.addTo(work, range, first + lane);
            reconstruct(work, image);
            plain.deviation(lane, combination.isPresent(), pixels, clean, image, valid, values, capacity);
        }
    }
}
