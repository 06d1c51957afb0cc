package org.mroptimum.domain.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataReaderContract;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.ReferenceVectors;

class WhiteningTest {

    static Stream<ReferenceVectors> cases() {
        return ReferenceVectors.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsTheReference(ReferenceVectors reference) {
        KSpace data = reference.array("signal").kspace();
        new Whitening(reference.psi(), List.of()).apply(data);

        RawDataReaderContract.assertClose(reference.array("whitened").kspace(), data, 1e-6f);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whitenedNoiseIsWhite(ReferenceVectors reference) {
        KSpace noise = reference.array("noise").kspace();
        NoiseStatistics before = new NoiseStatistics(noise.coils());
        MemoryScan.Noise.of(noise).forEachReadout(before);
        new Whitening(before.covariance(), List.of()).apply(noise);
        NoiseStatistics after = new NoiseStatistics(noise.coils());
        MemoryScan.Noise.of(noise).forEachReadout(after);
        NoiseCovariance unit = NoiseCovariance.identity(noise.coils());

        for (int k = 0; k < unit.re().length; k++) {
            assertEquals(unit.re()[k], after.covariance().re()[k], 1e-5);
            assertEquals(0, after.covariance().im()[k], 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anySplitIntoRangesGivesTheSameBytes(ReferenceVectors reference) {
        Whitening whitening = new Whitening(reference.psi(), List.of());
        KSpace whole = reference.array("signal").kspace();
        KSpace split = whole.copy();
        KSpace part = whole.copy();
        whitening.apply(whole);
        int[] cuts = {0, 1, 18, 1043, split.size()};
        for (int k = cuts.length - 1; k > 0; k--) {
            whitening.apply(split, cuts[k - 1], cuts[k]);
        }
        whitening.apply(part, 18, 1043);
        KSpace raw = reference.array("signal").kspace();
        for (int c = 0; c < whole.coils(); c++) {
            assertArrayEquals(whole.re(c), split.re(c));
            assertArrayEquals(whole.im(c), split.im(c));
            for (int p = 0; p < part.size(); p++) {
                KSpace expected = p >= 18 && p < 1043 ? whole : raw;
                assertEquals(expected.re(c)[p], part.re(c)[p]);
                assertEquals(expected.im(c)[p], part.im(c)[p]);
            }
        }
    }

    @Test
    void aSilentChannelIsNamed() {
        double[] re = {1, 0, 0, 0, 0, 0, 0, 0, 1};
        NoiseCovariance psi = new NoiseCovariance(3, re, new double[9]);
        JobFailure failure = assertThrows(JobFailure.class, () -> new Whitening(psi, List.of("HE1", "HE2", "HE3")));

        assertEquals(ComputationError.NOT_POSITIVE_DEFINITE, failure.code());
        assertTrue(failure.toString().contains("2 of 3 (HE2)"), failure.toString());
    }

    @Test
    void coefficientsOfASilentChannelAreZero() {
        NoiseCovariance psi = new NoiseCovariance(2, new double[] {4, 0, 0, 0}, new double[4]);
        assertEquals(1, psi.coefficients().re()[0]);
        assertEquals(0, psi.coefficients().re()[3]);
    }

    @Test
    void aCovarianceNeedsAllItsElements() {
        assertThrows(IllegalArgumentException.class, () -> new NoiseCovariance(2, new double[4], new double[3]));
    }
}
