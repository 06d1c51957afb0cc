package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.DoubleRows;
import org.mroptimum.domain.math.HermitianSystem;

/**
 * Rows of {@code S^H S} that belong to one source channel. A product of two samples depends on the distance of their taps only, up
 * to the few positions that one tap reaches and another does not: the common part is summed once for each distance and each pair
 * of lines, and used for all pairs of taps.
 *
 * <p>Rows and columns of the matrix are ordered tap along phase, tap along readout, channel. Only blocks on and above the diagonal
 * are made. Holds workspaces: one object for each thread.
 */
final class GramRows {
    private final GrappaKernel kernel;
    private final int coils;
    private final int taps;
    private final double[] lagRe;
    private final double[] lagIm;
    private final double[] re;
    private final double[] im;

    GramRows(GrappaKernel kernel, int coils) {
        this.kernel = kernel;
        this.coils = coils;
        this.taps = kernel.frequency().count();
        this.lagRe = new double[(2 * taps - 1) * coils];
        this.lagIm = new double[(2 * taps - 1) * coils];
        this.re = new double[taps * taps * coils];
        this.im = new double[taps * taps * coils];
    }

    /** Adds the rows of a channel to the matrix. */
    void add(CalibrationSamples block, CalibrationWindow window, int lines, int channel, HermitianSystem out) {
        int step = kernel.phase().step();
        for (int p = 0; p < lines; p++) {
            for (int k = 0; k < kernel.phase().count() && p + step * k < lines; k++) {
                if (used(window, p, k)) {
                    sum(block, window, p, p + step * k, channel);
                    distribute(window, p, k, channel, out);
                }
            }
        }
    }

    private boolean used(CalibrationWindow window, int line, int distance) {
        for (int a = 0; a + distance < kernel.phase().count(); a++) {
            if (window.hasLine(position(line, a))) {
                return true;
            }
        }
        return false;
    }

    private int position(int line, int tap) {
        return line - kernel.phase().step() * (kernel.phase().first() + tap);
    }

    /** Sums products of a pair of lines for all pairs of taps along readout; on one line only pairs {@code b >= a}. */
    private void sum(CalibrationSamples block, CalibrationWindow window, int line, int other, int channel) {
        int before = line == other ? 0 : taps - 1;
        Arrays.fill(lagRe, 0);
        Arrays.fill(lagIm, 0);
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
        int step = kernel.frequency().step();
        int first = kernel.frequency().first();
        for (int residue = 0; residue < step; residue++) {
            int base = residue * block.samples();
            int start = window.firstStep(residue, step) + first;
            int end = window.lastStep(residue, step) + first + 1;
            // The samples that every tap reaches, or none when the window is narrower than the kernel.
            int commonStart = Math.min(start + taps - 1, Math.max(start, end));
            int commonEnd = Math.max(commonStart, end);
            add(block, line, other, channel, base, commonStart, commonEnd, -before, before + taps, lagRe, lagIm, 0);
            for (int a = 0; a < taps; a++) {
                int from = line == other ? a : 0;
                int to = (a * taps + from) * coils;
                int ownStart = start + a;
                int ownEnd = end + a;
                int left = Math.min(commonStart, ownEnd);
                add(block, line, other, channel, base, ownStart, left, from - a, taps - from, re, im, to);
                int right = Math.max(commonEnd, ownStart);
                add(block, line, other, channel, base, right, ownEnd, from - a, taps - from, re, im, to);
            }
        }
        for (int a = 0; a < taps; a++) {
            int from = line == other ? a : 0;
            int lag = (from - a + before) * coils;
            for (int i = 0, to = (a * taps + from) * coils; i < (taps - from) * coils; i++) {
                re[to + i] += lagRe[lag + i];
                im[to + i] += lagIm[lag + i];
            }
        }
    }

    /** Adds {@code conj(x_channel(v)) x(v + lag)} over {@code v = start .. end - 1} for consecutive lags. */
    private void add(
            CalibrationSamples block,
            int line,
            int other,
            int channel,
            int base,
            int start,
            int end,
            int firstLag,
            int lags,
            double[] toRe,
            double[] toIm,
            int to) {
        DoubleRows.add(
                block.re(line),
                block.im(line),
                (base + start) * coils + channel,
                coils,
                1,
                -1,
                end - start,
                block.re(other),
                block.im(other),
                (base + start + firstLag) * coils,
                coils,
                toRe,
                toIm,
                to,
                lags * coils);
    }

    private void distribute(CalibrationWindow window, int line, int distance, int channel, HermitianSystem out) {
        for (int tap = 0; tap + distance < kernel.phase().count(); tap++) {
            if (!window.hasLine(position(line, tap))) {
                continue;
            }
            for (int a = 0; a < taps; a++) {
                int from = distance == 0 ? a : 0;
                double[] rowRe = out.re()[(tap * taps + a) * coils + channel];
                double[] rowIm = out.im()[(tap * taps + a) * coils + channel];
                int to = ((tap + distance) * taps + from) * coils;
                int source = (a * taps + from) * coils;
                for (int i = 0; i < (taps - from) * coils; i++) {
                    rowRe[to + i] += re[source + i];
                    rowIm[to + i] += im[source + i];
                }
            }
        }
    }
}
