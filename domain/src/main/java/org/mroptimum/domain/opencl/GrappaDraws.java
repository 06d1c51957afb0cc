package org.mroptimum.domain.opencl;

import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.recon.AliasTables;
import org.mroptimum.domain.recon.GrappaKernel;
import org.mroptimum.domain.recon.GrappaTables;
import org.mroptimum.domain.recon.GrappaWeights;

/**
 * Replicas of GRAPPA in image space on a device, as {@code recon.GrappaReplicas}: noise of the aliased pixels times the image-space
 * weights, less what wraps around at the borders of k-space. The weights of all pixels are kept for a slice where memory allows,
 * otherwise made again for some columns at a time.
 */
final class GrappaDraws {
    /** Part of the memory for weights of pixels. */
    private static final int PART = 8;

    private final GrappaProgram program;
    private final DeviceNoise random;
    private final SamplingLattice lattice;
    private final GrappaKernel kernel;
    private final int coils;
    private final int lanes;
    private final AliasTables tables;
    private final DeviceArray turnsPhase;
    private final DeviceArray rowTurns;
    private final DeviceArray rowSums;
    private final DeviceArray aliasPixel;
    private final DeviceArray acquired;
    private final DeviceArray offset;
    private final GrappaEdges readout;
    private final GrappaEdges phase;
    private final GrappaCorners corners;
    private final DeviceArray noise;
    private final DeviceArray z;
    private final int atOnce;
    private DeviceArray weights;
    private DeviceArray columnSums;
    private boolean whole;

    /**
     * Replicas on a lattice whose noise is white in the image.
     *
     * @param turnsPhase of all lines
     * @param most replicas at a time
     */
    GrappaDraws(
            DeviceQueue queue,
            GrappaProgram program,
            DeviceNoise random,
            SamplingLattice lattice,
            GrappaWeights fitted,
            DeviceArray turnsPhase,
            int most) {
        this.program = program;
        this.random = random;
        this.lattice = lattice;
        this.kernel = fitted.kernel();
        this.coils = fitted.coils();
        this.lanes = (most + program.vector() - 1) / program.vector() * program.vector();
        this.tables = AliasTables.of(lattice, fitted);
        this.turnsPhase = turnsPhase;
        this.rowTurns = program.table(GrappaTables.of(lattice, kernel).turnsPhase());
        long matrix = (long) coils * coils;
        long rowTerms = (long) kernel.offsets() * kernel.frequency().count();
        this.aliasPixel = program.table(tables.pixel());
        this.acquired = program.table(tables.acquired());
        this.offset = program.table(tables.offset());
        this.readout = new GrappaEdges(queue, program, tables.readout(), coils, lanes, tables.rows());
        this.phase = new GrappaEdges(queue, program, tables.phase(), coils, lanes, tables.columns());
        this.corners = new GrappaCorners(queue, program, tables, kernel, coils, lanes);
        this.rowSums = queue.floats(readout.some() ? 2L * lattice.phase() * rowTerms * matrix : 1);
        this.noise = queue.floats(2 * plane());
        long column = Math.max(1, 2L * tables.rows() * kernel.offsets() * matrix);
        long fit = queue.device().info().memory() / PART / Float.BYTES / column;
        this.atOnce = (int) Math.max(1, Math.min(tables.columns(), fit));
        this.z = queue.floats(atOnce * column);
        this.weights = z;
        this.columnSums = z;
    }

    /**
     * Replicas at a time whose noise takes an eighth of a memory at most; always a few.
     *
     * @param memory bytes
     * @param vector numbers that an item works on together
     */
    static int most(long memory, long aliasedPixels, int coils, int vector) {
        long one = 2L * Float.BYTES * aliasedPixels * coils;
        long fit = memory / PART / one / vector * vector;
        return (int) Math.max(Math.max(vector, DeviceSums.LANES), Math.min(DeviceSums.MOST, fit));
    }

    private long plane() {
        return (long) tables.columns() * tables.rows() * coils * lanes;
    }

    /**
     * Begins a slice.
     *
     * @param newWeights of the kernel
     * @param newColumnSums weights summed along readout
     */
    void prepare(DeviceArray newWeights, DeviceArray newColumnSums) {
        weights = newWeights;
        columnSums = newColumnSums;
        whole = false;
        if (readout.some()) {
            program.kernel("sum_taps")
                    .arg(kernel.phase().count())
                    .arg(kernel.frequency().count())
                    .arg(kernel.frequency().count())
                    .arg(1)
                    .arg(lattice.phase())
                    .arg(rowTurns)
                    .arg(weights)
                    .arg(rowSums)
                    .run(
                            (long) coils * coils,
                            (long) kernel.offsets() * kernel.frequency().count(),
                            tables.rows());
        }
    }

    /** Draws deviations of some replicas. */
    void draw(
            long key,
            int first,
            int count,
            DeviceArray combination,
            boolean hasPhase,
            DeviceArray clean,
            DeviceArray valid,
            DeviceArray values,
            int capacity) {
        int pixels = tables.columns() * tables.rows();
        random.arguments(program.kernel("draw_aliased")
                        .arg(key)
                        .arg(first)
                        .arg(lanes)
                        .arg(pixels)
                        .arg(tables.scale())
                        .arg(noise))
                .run(coils, pixels);
        phase.find(
                noise,
                plane(),
                tables.rows(),
                tables.columns(),
                1,
                columnSums,
                kernel.phase().count());
        readout.find(
                noise,
                plane(),
                tables.columns(),
                1,
                tables.columns(),
                rowSums,
                kernel.frequency().count());
        corners.remove(readout, phase, weights);
        for (int column = 0; column < tables.columns(); column += atOnce) {
            int some = Math.min(atOnce, tables.columns() - column);
            weigh(column, some);
            deviate(column, some, count, combination, hasPhase, clean, valid, values, capacity);
        }
        whole = atOnce == tables.columns();
    }

    private void weigh(int column, int some) {
        if (whole || kernel.offsets() == 0) {
            return;
        }
        program.kernel("image_weights")
                .arg(column)
                .arg(tables.rows())
                .arg(lattice.phase())
                .arg(turnsPhase)
                .arg(columnSums)
                .arg(z)
                .run((long) coils * coils, kernel.offsets(), (long) some * tables.rows());
    }

    private void deviate(
            int column,
            int some,
            int count,
            DeviceArray combination,
            boolean hasPhase,
            DeviceArray clean,
            DeviceArray valid,
            DeviceArray values,
            int capacity) {
        program.kernel("deviations")
                .arg(lanes)
                .arg(count)
                .arg(column)
                .arg(tables.columns())
                .arg(tables.rows())
                .arg(lattice.frequency() * lattice.phase())
                .arg(hasPhase ? 1 : 0)
                .arg(readout.slotCount())
                .arg(phase.slotCount())
                .arg(plane())
                .arg(readout.slotPlane())
                .arg(phase.slotPlane())
                .arg(aliasPixel)
                .arg(acquired)
                .arg(offset)
                .arg(readout.firstSlot())
                .arg(phase.firstSlot())
                .arg(readout.removal())
                .arg(phase.removal())
                .arg(readout.slots())
                .arg(phase.slots())
                .arg(z)
                .arg(noise)
                .arg(combination)
                .arg(clean)
                .arg(valid)
                .arg(capacity)
                .arg(values)
                .run((count + program.vector() - 1) / program.vector(), (long) some * tables.rows());
    }
}
