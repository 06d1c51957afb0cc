package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.kspace.Undersampling;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.recon.CombinedReconstructions;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.SliceImage;
import org.mroptimum.domain.reference.Difference;

/** Replica methods on simulated scans whose SNR is known, and against the analytic method. */
class ReplicaTruthTest {

    private static Reconstruction reconstruction(boolean b1, KSpace shape) {
        return b1
                ? CombinedReconstructions.b1(shape, Workers.alone())
                : CombinedReconstructions.rss(shape, Workers.alone());
    }

    private static ReplicaRuns runs(boolean b1, KSpace data) {
        return new ReplicaRuns(reconstruction(b1, data), CombinedReconstructions.slice(data), Workers.alone());
    }

    @ParameterizedTest(name = "{0} x {1}, {2} coils, B1 {3}")
    @CsvSource({"64, 48, 1, false", "45, 33, 5, false", "33, 48, 13, true", "40, 40, 32, false", "40, 40, 32, true"})
    void replicasGiveTheTrueSnr(int nf, int np, int coils, boolean b1) {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(nf, np, coils).withPeakSnr(3000));
        double[] truth = scan.trueSnr(0);
        boolean[] inside = Difference.above(truth, .02);
        ReplicaRuns runs = runs(b1, ReplicaRuns.whitened(scan, 0));

        SnrEstimate pmr = runs.run(runs.pmr(), 3, 400);
        assertEquals(1, Difference.medianRatio(truth, pmr.snr(), inside), .03);
        assertEquals(1, Difference.medianRatio(runs.analytic(), pmr.snr(), inside), .01, "PMR over AC");
        SnrEstimate cr = runs.run(runs.cr(2), 4, 20);
        boolean[] within = within(inside, nf, 2);
        assertEquals(1, Difference.medianRatio(truth, cr.snr(), within), .03);
        assertEquals(1, Difference.medianRatio(runs.analytic(), cr.snr(), within), .01, "CR over AC");
    }

    /** Pixels whose square lies inside: across a rim, CR also sees how the noise floor of magnitudes changes. */
    private static boolean[] within(boolean[] inside, int frequency, int half) {
        boolean[] within = inside.clone();
        for (int p = 0; p < inside.length; p++) {
            for (int q = 0; q < inside.length; q++) {
                boolean near = Math.abs(q % frequency - p % frequency) <= half
                        && Math.abs(q / frequency - p / frequency) <= half;
                within[p] &= inside[q] || !near;
            }
        }
        return within;
    }

    @Test
    void repetitionsGiveTheTrueSnr() {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(33, 32, 5).withPeakSnr(500));
        List<KSpace> repetitions = IntStream.range(0, 400)
                .mapToObj(i -> ReplicaRuns.whitened(scan, i))
                .toList();
        boolean[] inside = Difference.above(scan.trueSnr(0), .05);
        for (boolean b1 : new boolean[] {false, true}) {
            Reconstruction reconstruction = reconstruction(b1, repetitions.get(0));
            reconstruction.prepare(CombinedReconstructions.slice(repetitions.get(0)));
            List<SliceImage> images = repetitions.stream()
                    .map(data -> image(reconstruction, data.copy(), b1))
                    .toList();
            MultipleReplica mr = new MultipleReplica(inside.length);
            mr.start(0);
            images.forEach(mr::add);
            SnrEstimate out = SnrEstimate.of(inside.length);
            mr.finish(reconstruction.valid(), out);
            assertEquals(1, Difference.medianRatio(scan.trueSnr(0), out.snr(), inside), .03);

            DifferenceImage difference = new DifferenceImage(33, 32, 2, Workers.alone());
            float[] mean = new float[inside.length];
            for (int i = 0; i < 400; i += 2) {
                difference.compute(0, images.get(i), images.get(i + 1), reconstruction.valid(), out);
                for (int p = 0; p < mean.length; p++) {
                    mean[p] += out.snr()[p] / 200;
                }
            }
            boolean[] within = within(inside, 33, 2);
            assertEquals(1, Difference.medianRatio(scan.trueSnr(0), mean, within), .05, "difference images");
        }
    }

    private static SliceImage image(Reconstruction reconstruction, KSpace data, boolean complex) {
        SliceImage image = new SliceImage(data.size(), complex);
        reconstruction.image(data, image);
        return image;
    }

    /** Noise that is zero-filled in k-space is not white in the image: only the plain way is right. */
    @Test
    void partialSamplingIsSeenByThePlainWay() {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(40, 36, 4).withPeakSnr(500));
        KSpace data = ReplicaRuns.whitened(scan, 0);
        BitSet lines = new BitSet();
        lines.set(10, 36);
        SamplingLattice partial = new SamplingLattice(40, 36, 1, 1, 0, lines, .75);
        Undersampling.keep(partial, data);
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                data.re(c)[i] *= i % 40 < 10 ? 0 : 1;
                data.im(c)[i] *= i % 40 < 10 ? 0 : 1;
            }
        }
        boolean[] inside = Difference.above(scan.trueSnr(0), .05);
        ReplicaRuns runs = new ReplicaRuns(
                reconstruction(true, data), CombinedReconstructions.slice(data, partial), Workers.alone());

        SnrEstimate pmr = runs.run(runs.pmr(), 1, 400);
        assertEquals(1, Difference.medianRatio(runs.analytic(), pmr.snr(), inside), .02);
    }
}
