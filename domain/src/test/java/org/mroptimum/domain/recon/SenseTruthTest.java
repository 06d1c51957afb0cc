package org.mroptimum.domain.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.MemoryScan;

/** A simulated object of known SNR, with the sensitivities of the same scan without noise. */
class SenseTruthTest {

    /** Where R does not divide the size, the crop smooths the ringing at edges, of the root sum of squares and of g. */
    @ParameterizedTest
    @CsvSource({"64,64,8,2,2,0,0.01", "45,33,9,1,3,1,0.01", "48,50,8,1,3,0,0.03", "50,47,16,2,2,0,0.03"})
    void snrIsThatOfTheFullScanOverGAndTheRootOfR(
            int nf, int np, int coils, int r1, int r2, int first, double tolerance) {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(nf, np, coils).withPeakSnr(1000));
        Whitening whitening = new Whitening(scan.covariance(), MemoryScan.channels(coils));
        KSpace noisy = scan.signal(0);
        whitening.apply(noisy);
        KSpace clean = scan.clean(0);
        whitening.apply(clean);
        SenseExample example = SenseExample.random(nf, np, r1, r2, first, coils, 1);
        Sense sense = example.sense(new MaskChoice.Percentage(5), Optional.empty(), Workers.alone());
        sense.prepare(new SliceData(0, example.sampled(noisy), example.lattice(), clean, KSpaceWindow.whole(clean)));

        double[] truth = scan.trueSnr(0);
        boolean[] inside = Difference.above(truth, .1);
        float[] snr = new float[truth.length];
        for (int p = 0; p < snr.length; p++) {
            snr[p] = sense.clean().magnitude(p) / sense.noise()[p];
            truth[p] /= sense.gFactor().orElseThrow()[p] * Math.sqrt(r1 * r2);
        }
        assertEquals(1, Difference.medianRatio(truth, snr, inside), tolerance);
    }
}
