package org.mroptimum.domain.opencl;

import org.mroptimum.domain.recon.EdgeTables;

/**
 * What wraps around along one axis ({@link EdgeTables}), on a device: noise of the few k-space samples that wrapping taps find, and
 * what it adds wrongly to each slot.
 */
final class GrappaEdges {
    private final GrappaProgram program;
    private final EdgeTables tables;
    private final int coils;
    private final int lanes;
    private final int positions;
    private final DeviceArray firstStep;
    private final DeviceArray tap;
    private final DeviceArray source;
    private final DeviceArray slotOffset;
    private final DeviceArray analysis;
    private final DeviceArray firstSlot;
    private final DeviceArray removal;
    private final DeviceArray sources;
    private final DeviceArray slots;

    /**
     * Edges of one axis.
     *
     * @param positions along the other axis: columns for what wraps along phase
     * @param lanes replicas at a time
     */
    GrappaEdges(DeviceQueue queue, GrappaProgram program, EdgeTables tables, int coils, int lanes, int positions) {
        this.program = program;
        this.tables = tables;
        this.coils = coils;
        this.lanes = lanes;
        this.positions = positions;
        this.firstStep = program.table(tables.firstStep());
        this.tap = program.table(tables.tap());
        this.source = program.table(tables.source());
        this.slotOffset = program.table(tables.slotOffset());
        this.analysis = program.table(tables.analysis());
        this.firstSlot = program.table(tables.firstSlot());
        this.removal = program.table(tables.removal());
        this.sources = queue.floats(2 * sourcePlane());
        this.slots = queue.floats(2 * slotPlane());
    }

    /** Whether anything wraps around. */
    boolean some() {
        return tables.slots() > 0;
    }

    int sourceCount() {
        return tables.sources();
    }

    int slotCount() {
        return tables.slots();
    }

    DeviceArray firstSlot() {
        return firstSlot;
    }

    DeviceArray analysis() {
        return analysis;
    }

    DeviceArray removal() {
        return removal;
    }

    DeviceArray sources() {
        return sources;
    }

    DeviceArray slots() {
        return slots;
    }

    /** Numbers of {@link #sources} in its real half. */
    long sourcePlane() {
        return Math.max(1L, (long) positions * tables.sources() * coils * lanes);
    }

    /** Numbers of {@link #slots} in its real half. */
    long slotPlane() {
        return Math.max(1L, (long) positions * tables.slots() * coils * lanes);
    }

    /**
     * Finds what wraps around.
     *
     * @param length pixels along the axis
     * @param step distance of neighbours along the axis
     * @param across distance of neighbours along the other axis
     * @param sums weights, summed along the other axis
     * @param taps of the kernel along the axis
     */
    void find(DeviceArray noise, long plane, int length, int step, int across, DeviceArray sums, int taps) {
        if (!some()) {
            return;
        }
        program.kernel("analyse")
                .arg(lanes)
                .arg(length)
                .arg(step)
                .arg(across)
                .arg(tables.sources())
                .arg(plane)
                .arg(sourcePlane())
                .arg(analysis)
                .arg(noise)
                .arg(sources)
                .run(lanes / program.vector(), coils, (long) positions * tables.sources());
        program.kernel("fill_slots")
                .arg(lanes)
                .arg(tables.slots())
                .arg(tables.sources())
                .arg(taps)
                .arg(sourcePlane())
                .arg(slotPlane())
                .arg(firstStep)
                .arg(tap)
                .arg(source)
                .arg(slotOffset)
                .arg(sums)
                .arg(sources)
                .arg(slots)
                .run(lanes / program.vector(), coils, (long) positions * tables.slots());
    }
}
