package org.mroptimum.domain.opencl;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.AliasedGrid;
import org.mroptimum.domain.recon.LinearPhase;
import org.mroptimum.domain.recon.ReplicaSums;
import org.mroptimum.domain.recon.SliceImage;

/**
 * Replicas of SENSE on a device: drawn in the aliased images where their noise is white, otherwise on the samples of the lattice and
 * through unfolding, phase and crop.
 */
final class SenseReplicaSums {
    private final DeviceQueue queue;
    private final AliasedGrid grid;
    private final int coils;
    private final int pixels;
    private final DeviceNoise random;
    private final OpenClSense sense;
    private final Workers workers;
    private final DeviceSums white;
    private Optional<Plain> plain = Optional.empty();
    private Optional<PlainReplicas> noise = Optional.empty();

    /** What the plain pipeline holds. */
    private record Plain(
            DeviceFft padded,
            DeviceFft own,
            DeviceArray turns,
            DeviceArray image,
            DeviceArray clean,
            DeviceArray valid,
            DeviceSums sums) {}

    SenseReplicaSums(
            DeviceQueue queue, AliasedGrid grid, int coils, DeviceNoise random, OpenClSense sense, Workers workers) {
        this.queue = queue;
        this.grid = grid;
        this.coils = coils;
        this.pixels = grid.frequency().size() * grid.phase().size();
        this.random = random;
        this.sense = sense;
        this.workers = workers;
        this.white = new DeviceSums(
                queue, grid.frequency().padded(), grid.phase().padded(), sense.valid(), sense::drawWhite, workers);
    }

    ReplicaSums white() {
        return white;
    }

    /**
     * The plain pipeline.
     *
     * @param lattice where samples lie
     * @param linear phase of what is unfolded
     * @param clean image of the slice
     * @param valid its valid pixels
     */
    ReplicaSums plain(SamplingLattice lattice, LinearPhase linear, SliceImage clean, boolean[] valid) {
        Plain own = plain.orElseGet(() -> make(linear));
        plain = Optional.of(own);
        if (noise.isEmpty() || !noise.get().lattice().equals(lattice)) {
            noise.ifPresent(PlainReplicas::release);
            noise = Optional.of(new PlainReplicas(queue, random, lattice, coils));
        }
        queue.write(own.clean(), 0, clean.re(), 0, pixels);
        queue.write(own.clean(), pixels, clean.im(), 0, pixels);
        queue.write(own.valid(), 0, valid, 0, pixels);
        return own.sums();
    }

    private Plain make(LinearPhase linear) {
        int nf = grid.frequency().size();
        int np = grid.phase().size();
        DeviceArray turns = queue.floats(2L * grid.pixels());
        float[] cosines = new float[grid.pixels()];
        float[] sines = new float[grid.pixels()];
        for (int p = 0; p < cosines.length; p++) {
            cosines[p] = linear.cos(p);
            sines[p] = linear.sin(p);
        }
        queue.write(turns, 0, cosines, 0, cosines.length);
        queue.write(turns, cosines.length, sines, 0, sines.length);
        DeviceArray valid = queue.bytes(pixels);
        return new Plain(
                new DeviceFft(queue, grid.frequency().padded(), grid.phase().padded()),
                new DeviceFft(queue, nf, np),
                turns,
                queue.floats(2L * pixels),
                queue.floats(2L * pixels),
                valid,
                new DeviceSums(queue, nf, np, valid, this::drawPlain, workers));
    }

    private DeviceKernel kernel(String name) {
        return queue.kernel(
                List.of(DeviceNoise.SOURCE, "sense.cl"), DeviceSums.OPTIONS + " -D ALIASES=" + grid.aliases(), name);
    }

    private void drawPlain(ReplicaSums.Draw range, int first, int count, DeviceArray values, int capacity) {
        PlainReplicas replicas = noise.orElseThrow();
        Plain own = plain.orElseThrow();
        for (int lane = 0; lane < count; lane++) {
            queue.clear(sense.noisy());
            replicas.addTo(sense.noisy(), range, first + lane);
            DeviceArray unfolded = sense.unfoldNoisy();
            kernel("turn").arg(grid.pixels()).arg(own.turns()).arg(unfolded).run(grid.pixels());
            DeviceArray image = grid.padded() ? cropped(unfolded, own) : unfolded;
            replicas.deviation(lane, true, pixels, own.clean(), image, own.valid(), values, capacity);
        }
    }

    private DeviceArray cropped(DeviceArray unfolded, Plain own) {
        own.padded().forward(unfolded, 1);
        kernel("crop")
                .arg(grid.frequency().padded())
                .arg(grid.pixels())
                .arg(grid.frequency().pad())
                .arg(grid.phase().pad())
                .arg(unfolded)
                .arg(own.image())
                .run(grid.frequency().size(), grid.phase().size());
        own.own().inverse(own.image(), 1);
        return own.image();
    }
}
