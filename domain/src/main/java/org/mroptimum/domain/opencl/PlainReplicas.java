package org.mroptimum.domain.opencl;

import java.util.BitSet;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.recon.ReplicaSums.Draw;

/** Noise on the acquired samples of a lattice, for replicas that go through the whole pipeline one by one. */
final class PlainReplicas {

    private final DeviceQueue queue;
    private final DeviceNoise random;
    private final int coils;
    private final DeviceArray lines;
    private final SamplingLattice lattice;

    PlainReplicas(DeviceQueue queue, DeviceNoise random, SamplingLattice lattice, int coils) {
        this.queue = queue;
        this.random = random;
        this.coils = coils;
        this.lattice = lattice;
        this.lines = queue.bytes(lattice.phase());
        BitSet acquired = lattice.lines();
        boolean[] held = new boolean[lattice.phase()];
        for (int p = 0; p < held.length; p++) {
            held[p] = acquired.get(p);
        }
        queue.write(lines, 0, held, 0, held.length);
    }

    SamplingLattice lattice() {
        return lattice;
    }

    /** Adds the noise of one replica to k-space of all channels. */
    void addTo(DeviceArray data, Draw draw, int replica) {
        random.arguments(queue.kernel(DeviceSums.SOURCES, DeviceSums.OPTIONS, "add_to_lattice")
                        .arg(draw.noise().key())
                        .arg(replica)
                        .arg(lattice.frequency())
                        .arg(coils)
                        .arg(lattice.stepFrequency())
                        .arg(draw.firstSample())
                        .arg(draw.samples())
                        .arg(lines)
                        .arg(data))
                .run(lattice.frequency(), lattice.phase(), coils);
    }

    /** Writes the deviation of an image of noise, or of a noisy magnitude, from the clean image. */
    void deviation(
            int lane,
            boolean hasPhase,
            int pixels,
            DeviceArray clean,
            DeviceArray image,
            DeviceArray valid,
            DeviceArray values,
            int capacity) {
        queue.kernel(DeviceSums.SOURCES, DeviceSums.OPTIONS, "deviation")
                .arg(pixels)
                .arg(lane)
                .arg(hasPhase ? 1 : 0)
                .arg(clean)
                .arg(image)
                .arg(valid)
                .arg(capacity)
                .arg(values)
                .run(pixels);
    }

    void release() {
        queue.release(lines);
    }
}
