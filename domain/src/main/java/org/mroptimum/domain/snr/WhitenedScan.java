package org.mroptimum.domain.snr;

import java.util.BitSet;
import java.util.Optional;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;

/**
 * The imaging scan with whitened channels: noise of unit variance per acquired sample, uncorrelated between channels. Without
 * noise data the samples stay as they are.
 *
 * @param acquisition the imaging scan
 * @param whitening from its noise covariance; empty when there is none (MR, DI)
 * @param later whether imaging data are left as they were acquired, because a device whitens them
 * @param workers threads that share the lines of a slice
 */
record WhitenedScan(Acquisition acquisition, Optional<Whitening> whitening, boolean later, Workers workers) {
    /** Lines that a thread takes at a time. */
    private static final int LINES = 16;

    AcquisitionHeader header() {
        return acquisition.header();
    }

    /**
     * K-space of one slice, a fresh object each time; whitened, unless that comes later.
     *
     * @param lines which lines are whitened; the others are of no use
     */
    KSpace signal(int slice, int repetition, BitSet lines) {
        KSpace data = acquisition.signal(slice, repetition);
        whitening.filter(w -> !later).ifPresent(w -> whiten(w, data, lines));
        equalise(data, averages(slice, repetition));
        return data;
    }

    private void whiten(Whitening whitening, KSpace data, BitSet lines) {
        int n = data.frequency();
        workers.each((data.phase() + LINES - 1) / LINES, (part, w) -> {
            int stop = Math.min(data.phase(), (part + 1) * LINES);
            int end = part * LINES;
            for (int first = lines.nextSetBit(end); first >= 0 && first < stop; first = lines.nextSetBit(end)) {
                end = Math.min(stop, lines.nextClearBit(first));
                whitening.apply(data, first * n, end * n);
            }
        });
    }

    /** Whitens what was cut from imaging data that were left as they were acquired. */
    void whitenLate(KSpace block, KSpaceWindow window) {
        BitSet lines = new BitSet(block.phase());
        lines.set(window.firstPhase(), window.firstPhase() + window.phase());
        whitening.filter(w -> later).ifPresent(w -> whiten(w, block, lines));
    }

    /** Whitened calibration lines on the grid of the signal. */
    Optional<KSpace> calibration(int slice) {
        Optional<KSpace> data = acquisition.calibration(slice);
        whitening.ifPresent(w -> data.ifPresent(w::apply));
        return data;
    }

    /** What was acquired of one slice. */
    SamplingPattern sampling(int slice, int repetition) {
        return acquisition.sampling(slice, repetition);
    }

    private double averages(int slice, int repetition) {
        return sampling(slice, repetition).averages() / header().sampling().averages();
    }

    /** Fewer averages than the passport counts bring more noise: such a slice is scaled to unit noise again. */
    private static void equalise(KSpace data, double averages) {
        if (averages == 1) {
            return;
        }
        float scale = (float) Math.sqrt(averages);
        for (int c = 0; c < data.coils(); c++) {
            float[] re = data.re(c);
            float[] im = data.im(c);
            for (int i = 0; i < re.length; i++) {
                re[i] *= scale;
                im[i] *= scale;
            }
        }
    }
}
