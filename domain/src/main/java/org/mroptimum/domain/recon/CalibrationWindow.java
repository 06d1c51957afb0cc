package org.mroptimum.domain.recon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpaceWindow;

/**
 * Block positions at which sources and targets lie inside the calibration block, each one equation, and the offsets that share
 * them. Both ends count.
 */
record CalibrationWindow(int firstFrequency, int lastFrequency, int firstPhase, int lastPhase, List<Integer> offsets) {

    /**
     * All windows of a kernel: one, unless a kernel of one tap makes the target the last sample needed.
     *
     * @throws JobFailure MRO-3009 when a window has fewer equations than the kernel has weights
     */
    static List<CalibrationWindow> of(GrappaKernel kernel, KSpaceWindow block, int coils) {
        List<CalibrationWindow> windows = new ArrayList<>();
        for (int q = 0; q < kernel.offsets(); q++) {
            CalibrationWindow own = of(kernel, block, coils, q);
            windows.stream()
                    .filter(own::samePositions)
                    .findFirst()
                    .ifPresentOrElse(w -> w.offsets.addAll(own.offsets), () -> windows.add(own));
        }
        return windows;
    }

    private static CalibrationWindow of(GrappaKernel kernel, KSpaceWindow block, int coils, int offset) {
        AxisTaps f = kernel.frequency();
        AxisTaps p = kernel.phase();
        CalibrationWindow window = new CalibrationWindow(
                f.firstPosition(),
                f.lastPosition(kernel.offsetFrequency(offset), block.frequency()),
                p.firstPosition(),
                p.lastPosition(kernel.offsetPhase(offset), block.phase()),
                new ArrayList<>(List.of(offset)));
        int unknowns = kernel.taps() * coils;
        if (window.equations() < unknowns) {
            throw new JobFailure(
                    ComputationError.CALIBRATION_TOO_SMALL,
                    String.format(
                            Locale.ROOT,
                            "a calibration block of %d x %d samples gives %d equations for the %d weights of a %d x %d"
                                    + " kernel and %d channels",
                            block.frequency(),
                            block.phase(),
                            window.equations(),
                            unknowns,
                            f.count(),
                            p.count(),
                            coils));
        }
        return window;
    }

    private long equations() {
        return (long) Math.max(0, lastFrequency - firstFrequency + 1) * Math.max(0, lastPhase - firstPhase + 1);
    }

    private boolean samePositions(CalibrationWindow other) {
        return firstFrequency == other.firstFrequency
                && lastFrequency == other.lastFrequency
                && firstPhase == other.firstPhase
                && lastPhase == other.lastPhase;
    }

    /** Whether a line can be a block position. */
    boolean hasLine(int line) {
        return line >= firstPhase && line <= lastPhase;
    }

    /** First block position of a residue of the step along readout, in steps. */
    int firstStep(int residue, int step) {
        return Math.floorDiv(firstFrequency - residue + step - 1, step);
    }

    /** Last block position of a residue, in steps. */
    int lastStep(int residue, int step) {
        return Math.floorDiv(lastFrequency - residue, step);
    }
}
