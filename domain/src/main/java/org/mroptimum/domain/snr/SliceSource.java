package org.mroptimum.domain.snr;

import java.util.BitSet;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.recon.SliceData;

/**
 * Reads slices for a reconstruction: whitened, with their reference data. Holds a workspace: one object for each slice in flight.
 */
final class SliceSource {
    private final WhitenedScan scan;
    private final SamplingPlan plan;
    private final ReferenceData reference;
    private final KSpace block;

    /**
     * @param scan the whitened scan
     * @param plan on which grid slices are reconstructed
     * @param reference what sensitivities and kernels are estimated from
     */
    SliceSource(WhitenedScan scan, SamplingPlan plan, ReferenceData reference) {
        this.scan = scan;
        this.plan = plan;
        this.reference = reference;
        AcquisitionHeader header = scan.header();
        boolean needed = reference.source() == ReferenceData.Source.CALIBRATION
                || reference.source() == ReferenceData.Source.LINES;
        this.block = new KSpace(needed ? header.frequency() : 1, needed ? header.phase() : 1, header.coils());
    }

    AcquisitionHeader header() {
        return scan.header();
    }

    /** The first repetition of a slice. */
    SliceData first(int slice) {
        return prepared(slice, scan.signal(slice, 0, lines(slice)));
    }

    /** The mean of the first repetitions of a slice. */
    SliceData mean(int slice, int repetitions) {
        BitSet lines = lines(slice);
        KSpace sum = scan.signal(slice, 0, lines);
        for (int r = 1; r < repetitions; r++) {
            KSpace next = scan.signal(slice, r, lines);
            for (int c = 0; c < sum.coils(); c++) {
                add(next.re(c), sum.re(c));
                add(next.im(c), sum.im(c));
            }
        }
        float part = 1f / repetitions;
        for (int c = 0; c < sum.coils(); c++) {
            scale(sum.re(c), part);
            scale(sum.im(c), part);
        }
        return prepared(slice, sum);
    }

    /** The imaging data of one repetition. */
    KSpace repetition(int slice, int repetition) {
        return scan.signal(slice, repetition, lattice(slice).lines());
    }

    private SliceData prepared(int slice, KSpace signal) {
        ReferenceData.Reference own = reference.read(scan, slice, signal, block);
        return new SliceData(slice, signal, lattice(slice), own.data(), own.window());
    }

    /** Lines of the imaging data that anything is computed from. */
    private BitSet lines(int slice) {
        BitSet lines = lattice(slice).lines();
        lines.or(reference.lines(scan.header()));
        return lines;
    }

    private SamplingLattice lattice(int slice) {
        return plan.lattice(scan.sampling(slice, 0), scan.header().frequency());
    }

    private static void add(float[] values, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
