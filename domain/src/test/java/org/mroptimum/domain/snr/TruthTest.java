package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap.Kind;

/** Simulated scans whose SNR is known. */
class TruthTest {

    @ParameterizedTest(name = "{0} x {1}, {2} coils, oversampling {3}, dwell ratio {4}")
    @CsvSource({
        "64, 64, 1, 1, 1",
        "64, 48, 2, 2, 1",
        "45, 33, 5, 1, 0.5",
        "48, 45, 8, 2, 2",
        "33, 64, 13, 1, 4",
        "64, 64, 32, 2, 0.5",
        "65, 40, 31, 2, 4"
    })
    void analyticSnrIsTrueWithinOnePercent(int nf, int np, int coils, int oversampling, double dwellRatio) {
        // Enough samples that the estimate of the covariance itself is right within 0.3 %.
        int lines = 1 + 100_000 / (nf * oversampling);
        PhantomScan scan = new PhantomScan(
                PhantomSpec.of(nf, np, coils).withPeakSnr(1000).withNoise(lines, oversampling, dwellRatio));
        double[] truth = scan.trueSnr(0);
        boolean[] inside = Difference.above(truth, .05);
        try (PhantomAcquisition acquisition = new PhantomAcquisition(scan);
                NoiseScan noise = acquisition.noise().orElseThrow()) {
            ComputedMaps rss = SnrJobs.run(SnrJobs.rss(), acquisition, noise);
            ComputedMaps b1 = SnrJobs.run(SnrJobs.b1(new MaskChoice.None()), acquisition, noise);

            float[] snr = ReferenceSnrTest.map(rss, Kind.SNR, 0).re(0);
            assertEquals(1, Difference.medianRatio(truth, snr, inside), .01);
            float[] weighted = ReferenceSnrTest.map(b1, Kind.SNR, 0).re(0);
            assertEquals(1, Difference.medianRatio(truth, weighted, inside), .01);
        }
    }
}
