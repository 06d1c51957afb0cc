package org.mroptimum.domain.opencl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.recon.AliasTables;
import org.mroptimum.domain.recon.AliasTables.Corner;
import org.mroptimum.domain.recon.GrappaKernel;

/** What wraps around along both axes, on a device: taken out of the edges along readout, because it is found along phase. */
final class GrappaCorners {
    private final GrappaProgram program;
    private final int coils;
    private final int lanes;
    private final int rows;
    private final int pairs;
    private final DeviceArray firstProduct;
    private final DeviceArray tap;
    private final DeviceArray corner;
    private final DeviceArray pairSlot;
    private final DeviceArray pairLine;
    private final DeviceArray corners;
    private final DeviceArray work;
    private final long cornerPlane;

    private record Pair(int slot, int line) {}

    GrappaCorners(
            DeviceQueue queue, GrappaProgram program, AliasTables tables, GrappaKernel kernel, int coils, int lanes) {
        this.program = program;
        this.coils = coils;
        this.lanes = lanes;
        this.rows = tables.rows();
        Map<Pair, List<Corner>> products = new LinkedHashMap<>();
        for (Corner product : tables.corners()) {
            products.computeIfAbsent(new Pair(product.slot(), product.line()), pair -> new ArrayList<>())
                    .add(product);
        }
        this.pairs = products.size();
        int[] first = new int[pairs + 1];
        List<Corner> sorted = new ArrayList<>();
        int k = 0;
        for (List<Corner> own : products.values()) {
            sorted.addAll(own);
            first[++k] = sorted.size();
        }
        int along = tables.phase().sources();
        this.firstProduct = program.table(first);
        this.tap = program.table(sorted.stream()
                .mapToInt(c -> c.offset() * kernel.taps() + c.tap())
                .toArray());
        this.corner = program.table(
                sorted.stream().mapToInt(c -> c.source() * along + c.along()).toArray());
        this.pairSlot =
                program.table(products.keySet().stream().mapToInt(Pair::slot).toArray());
        this.pairLine =
                program.table(products.keySet().stream().mapToInt(Pair::line).toArray());
        this.cornerPlane = Math.max(1L, (long) tables.readout().sources() * along * coils * lanes);
        this.corners = queue.floats(2 * cornerPlane);
        this.work = queue.floats(Math.max(1L, 2L * pairs * coils * lanes));
    }

    /** Takes them out of the edges along readout. */
    void remove(GrappaEdges readout, GrappaEdges phase, DeviceArray weights) {
        if (pairs == 0) {
            return;
        }
        int blocks = lanes / program.vector();
        long plane = (long) pairs * coils * lanes;
        program.kernel("analyse")
                .arg(lanes)
                .arg(rows)
                .arg(readout.sourceCount())
                .arg(1)
                .arg(phase.sourceCount())
                .arg(readout.sourcePlane())
                .arg(cornerPlane)
                .arg(phase.analysis())
                .arg(readout.sources())
                .arg(corners)
                .run(blocks, coils, (long) readout.sourceCount() * phase.sourceCount());
        program.kernel("weigh_corners")
                .arg(lanes)
                .arg(cornerPlane)
                .arg(plane)
                .arg(firstProduct)
                .arg(tap)
                .arg(corner)
                .arg(weights)
                .arg(corners)
                .arg(work)
                .run(blocks, coils, pairs);
        program.kernel("remove_corners")
                .arg(lanes)
                .arg(pairs)
                .arg(readout.slotCount())
                .arg(phase.slotCount())
                .arg(rows)
                .arg(plane)
                .arg(readout.slotPlane())
                .arg(pairSlot)
                .arg(pairLine)
                .arg(phase.removal())
                .arg(work)
                .arg(readout.slots())
                .run(blocks, coils, rows);
    }
}
