package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.DoubleRows;
import org.mroptimum.domain.math.HermitianSystem;
import org.mroptimum.domain.math.Workers;

/**
 * Fits GRAPPA weights to calibration data by regularised least squares, {@code (S^H S + lambda I) w = S^H t} with
 * {@code lambda = 0.01 ||S^H S||_F / sources} (Griswold 2002, doi:10.1002/mrm.10171), in double precision. Offsets whose
 * equations stand at the same positions share the matrix and its factor.
 */
final class GrappaFit {
    private static final double REGULARISATION = .01;

    /** Numbers between the sums of two threads, so that they do not write to the same cache lines. */
    private static final int APART = 16;

    private final GrappaKernel kernel;
    private final int coils;
    private final int sources;
    private final Workers workers;
    private final GramRows[] gram;
    private final double[][] sumRe;
    private final double[][] sumIm;
    private final GrappaWeights weights;

    /** @param weights where the result goes */
    GrappaFit(GrappaWeights weights, Workers workers) {
        this.weights = weights;
        this.kernel = weights.kernel();
        this.coils = weights.coils();
        this.sources = kernel.taps() * coils;
        this.workers = workers;
        this.gram = new GramRows[workers.threads()];
        for (int w = 0; w < gram.length; w++) {
            gram[w] = new GramRows(kernel, coils);
        }
        this.sumRe = new double[workers.threads()][kernel.frequency().count() * coils + APART];
        this.sumIm = new double[workers.threads()][kernel.frequency().count() * coils + APART];
    }

    /**
     * Fits all offsets.
     *
     * @param slice index of the slice, for the failure message
     * @return false when the block holds no signal to fit weights to; they are 0 then
     * @throws JobFailure MRO-3005 when samples are not finite, MRO-3009 when the block has fewer equations than the kernel has
     *     weights
     */
    boolean fit(int slice, KSpace data, KSpaceWindow window) {
        List<CalibrationWindow> windows = CalibrationWindow.of(kernel, window, coils);
        CalibrationSamples block =
                new CalibrationSamples(data, window, kernel.frequency().step());
        for (CalibrationWindow positions : windows) {
            int targets = coils * positions.offsets().size();
            HermitianSystem system = new HermitianSystem(sources, targets);
            workers.each(coils, (c, w) -> gram[w].add(block, positions, window.phase(), c, system));
            workers.each(targets, (t, w) -> rightSide(block, positions, t, system, sumRe[w], sumIm[w]));
            double norm = system.norm();
            if (!Double.isFinite(norm)) {
                throw new JobFailure(
                        ComputationError.NOT_FINITE,
                        "the calibration data of slice " + (slice + 1) + " hold NaN or infinite samples");
            }
            system.addToDiagonal(REGULARISATION * norm / sources);
            if (!system.solve(workers)) {
                weights.clear();
                return false;
            }
            keep(system, positions);
        }
        return true;
    }

    /** One column of {@code S^H t}, summed as its conjugate so that the sources of a line are one contiguous row. */
    private void rightSide(
            CalibrationSamples block,
            CalibrationWindow window,
            int column,
            HermitianSystem out,
            double[] re,
            double[] im) {
        int offset = window.offsets().get(column / coils);
        int step = kernel.frequency().step();
        int length = kernel.frequency().count() * coils;
        for (int tap = 0; tap < kernel.phase().count(); tap++) {
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
            for (int p = window.firstPhase(); p <= window.lastPhase(); p++) {
                int line = p + kernel.phase().step() * (kernel.phase().first() + tap);
                int target = p + kernel.offsetPhase(offset);
                for (int residue = 0; residue < step; residue++) {
                    int start = window.firstStep(residue, step);
                    int shifted = residue + kernel.offsetFrequency(offset);
                    int from = (shifted % step) * block.samples() + start + shifted / step;
                    int row = residue * block.samples()
                            + start
                            + kernel.frequency().first();
                    DoubleRows.add(
                            block.re(target),
                            block.im(target),
                            from * coils + column % coils,
                            coils,
                            1,
                            -1,
                            window.lastStep(residue, step) - start + 1,
                            block.re(line),
                            block.im(line),
                            row * coils,
                            coils,
                            re,
                            im,
                            0,
                            length);
                }
            }
            for (int i = 0; i < length; i++) {
                out.re()[tap * length + i][sources + column] = re[i];
                out.im()[tap * length + i][sources + column] = -im[i];
            }
        }
    }

    private void keep(HermitianSystem system, CalibrationWindow window) {
        for (int column = 0; column < coils * window.offsets().size(); column++) {
            float[][] re = weights.re(window.offsets().get(column / coils));
            float[][] im = weights.im(window.offsets().get(column / coils));
            int target = column % coils;
            for (int i = 0; i < sources; i++) {
                int to = target * coils + i % coils;
                re[i / coils][to] = (float) system.re()[i][sources + column];
                im[i / coils][to] = (float) system.im()[i][sources + column];
            }
        }
    }
}
