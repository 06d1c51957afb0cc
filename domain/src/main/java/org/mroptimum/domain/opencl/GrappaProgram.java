package org.mroptimum.domain.opencl;

import java.util.List;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.recon.GrappaKernel;

/** The kernels of GRAPPA for one lattice, kernel shape and number of channels, and what they are told in common. */
final class GrappaProgram {
    private static final int PROCESSOR_VECTOR = 16;
    private static final List<String> SOURCES = List.of(DeviceNoise.SOURCE, "grappa.cl");

    private final DeviceQueue queue;
    private final String options;
    private final int vector;

    GrappaProgram(DeviceQueue queue, SamplingLattice lattice, GrappaKernel kernel, int coils) {
        this.queue = queue;
        this.vector = queue.device().info().processor() ? PROCESSOR_VECTOR : 1;
        this.options = "-D COILS=" + coils + " -D OFFSETS=" + kernel.offsets() + " -D TAPS_F="
                + kernel.frequency().count() + " -D TAPS_P=" + kernel.phase().count() + " -D ALIASES="
                + lattice.factor() + " -D V=" + vector;
    }

    /** Numbers that an item works on together. */
    int vector() {
        return vector;
    }

    DeviceKernel kernel(String name) {
        return queue.kernel(SOURCES, options, name);
    }

    /** A table on the device; never empty. */
    DeviceArray table(float[] values) {
        DeviceArray array = queue.floats(Math.max(1, values.length));
        queue.write(array, 0, values, 0, values.length);
        return array;
    }

    /** A table on the device; never empty. */
    DeviceArray table(int... values) {
        DeviceArray array = queue.ints(Math.max(1, values.length));
        queue.write(array, 0, values, 0, values.length);
        return array;
    }
}
