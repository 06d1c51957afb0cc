package org.mroptimum.domain.coil;

import java.util.Arrays;
import java.util.OptionalInt;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;

/**
 * The central part of k-space from which sensitivities and kernels are estimated: {@code n/2 - a/2 .. n/2 - a/2 + a - 1} of each
 * axis, the whole axis where no length is given or the length exceeds the axis.
 *
 * @param frequency length along readout
 * @param phase length along phase encoding
 */
public record CalibrationBlock(OptionalInt frequency, OptionalInt phase) {

    /** The block that a request or a header asks for. */
    public static CalibrationBlock of(AxisPair lines) {
        return new CalibrationBlock(lines.frequency(), lines.phase());
    }

    /** Where the block lies in k-space of this size. */
    public KSpaceWindow window(int samples, int lines) {
        return new KSpaceWindow(
                first(frequency, samples), length(frequency, samples), first(phase, lines), length(phase, lines));
    }

    /** Copies the block into {@code out}, everything outside zero. */
    public void cut(KSpace data, KSpace out) {
        KSpaceWindow window = window(data.frequency(), data.phase());
        for (int c = 0; c < data.coils(); c++) {
            Arrays.fill(out.re(c), 0);
            Arrays.fill(out.im(c), 0);
            for (int p = window.firstPhase(); p < window.firstPhase() + window.phase(); p++) {
                int start = window.firstFrequency() + data.frequency() * p;
                System.arraycopy(data.re(c), start, out.re(c), start, window.frequency());
                System.arraycopy(data.im(c), start, out.im(c), start, window.frequency());
            }
        }
    }

    private static int length(OptionalInt wanted, int n) {
        return wanted.isPresent() ? Math.max(1, Math.min(wanted.getAsInt(), n)) : n;
    }

    private static int first(OptionalInt wanted, int n) {
        return n / 2 - length(wanted, n) / 2;
    }
}
