package org.mroptimum.domain.opencl;

import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.recon.GrappaKernel;

/** Fills missing samples of k-space on a device, as {@code recon.GrappaFill} does: samples outside of k-space count as zero. */
final class GrappaFilling {
    private final GrappaProgram program;
    private final SamplingLattice lattice;
    private final GrappaKernel kernel;
    private final int coils;
    private final int samples;
    private final int firstBlock;
    private final int blocks;
    private final int width;
    private final int size;
    private final DeviceArray offsets;
    private final DeviceArray laid;

    GrappaFilling(DeviceQueue queue, GrappaProgram program, SamplingLattice lattice, GrappaKernel kernel, int coils) {
        this.program = program;
        this.lattice = lattice;
        this.kernel = kernel;
        this.coils = coils;
        this.samples = (lattice.frequency() + lattice.stepFrequency() - 1) / lattice.stepFrequency();
        int lines = (lattice.phase() - lattice.firstPhase() + lattice.stepPhase() - 1) / lattice.stepPhase();
        // Lines before the first acquired one belong to a block whose own line lies outside.
        this.firstBlock = lattice.firstPhase() > 0 ? -1 : 0;
        this.blocks = lines - firstBlock;
        this.width = samples + kernel.frequency().count() - 1;
        // Items read beyond the last row.
        this.size = width * (blocks + kernel.phase().count() - 1) + program.vector();
        this.offsets = program.table(IntStream.concat(
                        IntStream.range(0, kernel.offsets()).map(kernel::offsetFrequency),
                        IntStream.range(0, kernel.offsets()).map(kernel::offsetPhase))
                .toArray());
        this.laid = queue.floats(2L * coils * size);
        queue.clear(laid);
    }

    /**
     * Fills in place.
     *
     * @param data k-space of all channels, zero outside the lattice
     */
    void fill(DeviceArray data, DeviceArray weights) {
        common(program.kernel("lay_out"))
                .arg(-kernel.phase().first())
                .arg(-kernel.frequency().first())
                .arg(width)
                .arg(size)
                .arg(data)
                .arg(laid)
                .run(samples, blocks, coils);
        common(program.kernel("fill"))
                .arg(width)
                .arg(size)
                .arg(samples)
                .arg(offsets)
                .arg(weights)
                .arg(laid)
                .arg(data)
                .run(
                        (samples + program.vector() - 1) / program.vector(),
                        blocks,
                        (long) kernel.offsets() * ((coils + 3) / 4));
    }

    private DeviceKernel common(DeviceKernel call) {
        return call.arg(lattice.frequency())
                .arg(lattice.phase())
                .arg(lattice.stepFrequency())
                .arg(lattice.stepPhase())
                .arg(lattice.firstPhase())
                .arg(firstBlock);
    }
}
