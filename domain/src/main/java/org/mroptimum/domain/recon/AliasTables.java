package org.mroptimum.domain.recon;

import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.kspace.SamplingLattice;

/**
 * What image-space replicas of GRAPPA ({@link GrappaReplicas}) need to know of a lattice whose noise is white in the aliased image,
 * as plain arrays for stages that run on a device.
 *
 * @param columns aliased pixels along readout
 * @param rows aliased pixels along phase
 * @param scale of unit noise
 * @param pixel {@code [alias][aliased pixel f + columns * p]}
 * @param acquired phases of the acquired samples at each alias, real parts, then imaginary parts
 * @param offset phases of the missing offsets, {@code [alias][q]}, real parts, then imaginary parts
 * @param readout what wraps along readout
 * @param phase what wraps along phase
 * @param corners what wraps along both: slot along readout, slot along phase, tap, source along readout, source along phase
 */
@SuppressWarnings("ArrayRecordComponent")
public record AliasTables(
        int columns,
        int rows,
        float scale,
        int[] pixel,
        float[] acquired,
        float[] offset,
        EdgeTables readout,
        EdgeTables phase,
        List<Corner> corners) {

    /** One product of {@link ReadoutEdges}. */
    public record Corner(int slot, int line, int offset, int tap, int source, int along) {}

    /** Whether there are such replicas. */
    public static boolean fits(SamplingLattice lattice) {
        return AliasedNoise.fits(lattice);
    }

    /** Of weights on a lattice that {@link #fits}. */
    public static AliasTables of(SamplingLattice lattice, GrappaWeights weights) {
        GrappaKernel kernel = weights.kernel();
        int offsets = kernel.offsets();
        int[] alongFrequency = new int[offsets];
        int[] alongPhase = new int[offsets];
        for (int q = 0; q < offsets; q++) {
            alongFrequency[q] = kernel.offsetFrequency(q);
            alongPhase[q] = kernel.offsetPhase(q);
        }
        AxisEdges readout = new AxisEdges(kernel.frequency(), alongFrequency, 0, lattice.frequency());
        AxisEdges phase = new AxisEdges(kernel.phase(), alongPhase, lattice.firstPhase(), lattice.phase());
        AliasPhases aliases = new AliasPhases(lattice, kernel);
        int columns = lattice.frequency() / lattice.stepFrequency();
        int rows = lattice.phase() / lattice.stepPhase();
        int factor = lattice.factor();
        int[] pixel = new int[factor * columns * rows];
        float[] acquired = new float[2 * factor];
        float[] offset = new float[2 * factor * offsets];
        for (int alias = 0; alias < factor; alias++) {
            acquired[alias] = aliases.acquiredRe(alias);
            acquired[factor + alias] = aliases.acquiredIm(alias);
            for (int q = 0; q < offsets; q++) {
                offset[alias * offsets + q] = aliases.offsetRe()[aliases.first(alias) + q];
                offset[(factor + alias) * offsets + q] = aliases.offsetIm()[aliases.first(alias) + q];
            }
            for (int i = 0; i < columns * rows; i++) {
                pixel[alias * columns * rows + i] = aliases.pixel(alias, i % columns, i / columns);
            }
        }
        return new AliasTables(
                columns,
                rows,
                (float) (1 / Math.sqrt(factor)),
                pixel,
                acquired,
                offset,
                EdgeTables.of(readout, offsets, columns),
                EdgeTables.of(phase, offsets, rows),
                corners(readout, phase, weights));
    }

    private static List<Corner> corners(AxisEdges readout, AxisEdges phase, GrappaWeights weights) {
        List<Corner> corners = new ArrayList<>();
        for (int slot = 0; slot < readout.slots(); slot++) {
            int q = readout.offset(slot);
            for (int i = 0; i < phase.slots(q); i++) {
                int line = phase.firstSlot(q) + i;
                for (EdgeTargets.Reach f : readout.reaches(slot)) {
                    for (EdgeTargets.Reach p : phase.reaches(line)) {
                        int tap = weights.tap(f.tap(), p.tap());
                        corners.add(new Corner(slot, line, q, tap, f.source(), p.source()));
                    }
                }
            }
        }
        return corners;
    }
}
