package org.mroptimum.domain.opencl;

import java.util.List;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.ZigguratTables;

/**
 * The random numbers of {@link ReplicaNoise} on a device. Sources of kernels that draw them follow {@value #SOURCE}; those kernels
 * end with the arguments of {@link #arguments}. One object for each queue.
 */
public final class DeviceNoise {
    /** Source text with {@code replica_normal} and what belongs to it. */
    public static final String SOURCE = "replica_noise.cl";

    private final DeviceQueue queue;
    private final DeviceArray inside;
    private final DeviceArray width;
    private final DeviceArray edge;
    private final DeviceArray height;

    public DeviceNoise(DeviceQueue queue) {
        this.queue = queue;
        this.inside = queue.ints(ZigguratTables.LAYERS);
        this.width = queue.floats(ZigguratTables.LAYERS);
        this.edge = queue.doubles(ZigguratTables.LAYERS + 1L);
        this.height = queue.doubles(ZigguratTables.LAYERS + 1L);
        queue.write(inside, 0, ZigguratTables.inside(), 0, ZigguratTables.LAYERS);
        queue.write(width, 0, ZigguratTables.width(), 0, ZigguratTables.LAYERS);
        queue.write(edge, 0, ZigguratTables.edge(), 0, ZigguratTables.LAYERS + 1);
        queue.write(height, 0, ZigguratTables.height(), 0, ZigguratTables.LAYERS + 1);
    }

    /** Adds {@code ZIGGURAT_PARAMETERS} to the arguments of a kernel. */
    public DeviceKernel arguments(DeviceKernel kernel) {
        return kernel.arg(inside).arg(width).arg(edge).arg(height);
    }

    /**
     * Consecutive samples of consecutive replicas.
     *
     * @param to {@code [2][replicas][samples]}
     */
    public void fill(
            ReplicaNoise noise, long firstSample, int samples, int firstReplica, int replicas, DeviceArray to) {
        DeviceKernel kernel = queue.kernel(List.of(SOURCE, "replica_fill.cl"), "", "fill_replicas")
                .arg(to)
                .arg(noise.key())
                .arg(firstSample)
                .arg((long) samples)
                .arg(firstReplica)
                .arg(replicas);
        arguments(kernel).run(samples, replicas);
    }
}
