package org.mroptimum.domain.recon;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.SenseTruth;
import org.mroptimum.domain.phantom.TrueCoils;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.DoubleSlice;
import org.mroptimum.domain.reference.MemoryScan;

/** SENSE of the noisy samples of a simulated scan, over its truth inside the object. */
final class Unfolded {
    private final PhantomScan scan;
    private final int alongReadout;
    private final int alongPhase;
    private final Sense sense;
    private final boolean[] inside;
    private final SenseTruth truth;

    /**
     * @param reference k-space that sensitivities come from, not whitened; overwritten
     * @param mask per cent of the largest reference
     */
    Unfolded(PhantomScan scan, int alongReadout, int alongPhase, KSpace reference, double mask) {
        this.scan = scan;
        this.alongReadout = alongReadout;
        this.alongPhase = alongPhase;
        Whitening whitening =
                new Whitening(scan.covariance(), MemoryScan.channels(scan.spec().coils()));
        KSpace noisy = scan.signal(0);
        whitening.apply(noisy);
        whitening.apply(reference);
        SenseExample example = SenseExample.random(
                        noisy.frequency(), noisy.phase(), alongReadout, alongPhase, 0, noisy.coils(), 1)
                .with(noisy);
        this.sense = example.sense(new MaskChoice.Percentage(mask), Optional.empty(), Workers.alone());
        sense.prepare(
                new SliceData(0, example.sampled(noisy), example.lattice(), reference, KSpaceWindow.whole(reference)));
        this.inside = Difference.above(scan.trueSnr(0), .1);
        for (int p = 0; p < inside.length; p++) {
            inside[p] &= sense.valid()[p];
        }
        this.truth =
                SenseTruth.of(scan, 0, alongReadout, alongPhase, sense.valid().clone());
    }

    /** K-space without noise of a smooth object that fills the field of view, seen by the same coils. */
    static KSpace prescan(PhantomScan scan) {
        return smooth(scan, 3);
    }

    /** K-space without noise of an object of signal {@code exp(-steepness r^4)}, r from 0 to 1 at the rim of the field of view. */
    static KSpace smooth(PhantomScan scan, double steepness) {
        DoubleSlice coils = TrueCoils.at(scan.spec());
        KSpace out = new KSpace(coils.frequency(), coils.phase(), coils.coils());
        for (int i = 0; i < out.size(); i++) {
            double x = 2.0 * (i % out.frequency() - out.frequency() / 2) / out.frequency();
            double y = 2.0 * (i / out.frequency() - out.phase() / 2) / out.phase();
            double signal = Math.exp(-steepness * Math.pow(x * x + y * y, 2));
            for (int c = 0; c < out.coils(); c++) {
                out.re(c)[i] = (float) (signal * coils.re()[c][i]);
                out.im(c)[i] = (float) (signal * coils.im()[c][i]);
            }
        }
        for (int c = 0; c < out.coils(); c++) {
            new CentredFft2D(out.frequency(), out.phase()).forward(out.re(c), out.im(c));
        }
        return out;
    }

    Ratios snr() {
        return ratios(p -> sense.clean().magnitude(p) / sense.noise()[p] / truth.snr()[p]);
    }

    /** The image is unfolded with sensitivities of length 1 and unit noise, so that it is the full SNR over sqrt(2 R). */
    Ratios signal() {
        double[] full = scan.trueSnr(0);
        double scale = Math.sqrt(2.0 * alongReadout * alongPhase);
        return ratios(p -> sense.clean().magnitude(p) * scale / full[p]);
    }

    /** In the same units as the signal. */
    Ratios noise() {
        double[] full = scan.trueSnr(0);
        double scale = Math.sqrt(2.0 * alongReadout * alongPhase);
        return ratios(p -> sense.noise()[p] * scale / full[p] * truth.snr()[p]);
    }

    Ratios g() {
        float[] g = sense.gFactor().orElseThrow();
        return ratios(p -> g[p] / truth.gFactor()[p]);
    }

    private Ratios ratios(IntToDoubleFunction ratio) {
        double[] sorted = IntStream.range(0, inside.length)
                .filter(p -> inside[p])
                .mapToDouble(ratio)
                .sorted()
                .toArray();
        int n = sorted.length;
        return new Ratios(sorted[n / 2], (sorted[n * 84 / 100] - sorted[n * 16 / 100]) / 2);
    }

    /** Median and half the distance of the quantiles at one standard deviation. */
    record Ratios(double median, double spread) {}
}
