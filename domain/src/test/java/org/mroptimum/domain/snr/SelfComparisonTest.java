package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.result.SelfCheck;

/** AC and PMR that agree as well as chance allows, and some that do not. */
class SelfComparisonTest {
    private static final int PIXELS = 20_000;

    /** SNR measured from n samples of noise, {@code factor} times the analytic one. */
    private static SelfCheck compare(int replicas, double factor, double extraSpread) {
        float[] analytic = new float[PIXELS];
        float[] measured = new float[PIXELS];
        boolean[] valid = new boolean[PIXELS];
        Arrays.fill(analytic, 50);
        Arrays.fill(valid, true);
        for (int p = 0; p < PIXELS; p++) {
            double spread = 1 + extraSpread * (p % 2 == 0 ? 1 : -1);
            measured[p] = (float) (50 * factor * spread / deviation(p, replicas));
        }
        SelfComparison comparison = new SelfComparison(8);
        comparison.add(analytic, measured, valid, replicas);
        return SelfComparison.judge(comparison.counts()).orElseThrow();
    }

    private static double deviation(int pixel, int replicas) {
        CounterNormal random = new CounterNormal(pixel * 7919L + 3);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < replicas; i++) {
            double value = random.radius(i) * Math.cos(random.angle(i));
            sum += value;
            squares += value * value;
        }
        return Math.sqrt((squares - sum * sum / replicas) / (replicas - 1));
    }

    @ParameterizedTest
    @CsvSource({"5", "20", "100"})
    void chanceAloneIsNotSuspicious(int replicas) {
        SelfCheck check = compare(replicas, 1, 0);

        assertFalse(check.suspect(), check.toString());
        assertEquals(1, check.medianRatio(), .01);
        assertEquals(1, check.spreadRatio(), .15);
        assertEquals(PIXELS, check.pixels());
        assertEquals(replicas, check.replicas());
    }

    @ParameterizedTest
    @CsvSource({"20, 1.1", "20, 0.9", "100, 1.06", "100, 1.4142", "100, 0.7071"})
    void aWrongScaleIsSuspicious(int replicas, double factor) {
        SelfCheck check = compare(replicas, factor, 0);

        assertTrue(check.suspect(), check.toString());
        assertEquals(factor, check.medianRatio(), .02);
    }

    @Test
    void aScaleThatVariesOverTheObjectIsSuspicious() {
        SelfCheck check = compare(100, 1, .15);

        assertTrue(check.suspect(), check.toString());
        assertTrue(check.spreadRatio() > 1.5, check.toString());
    }

    @Test
    void onlyTheObjectCounts() {
        SelfComparison comparison = new SelfComparison(8);
        float[] analytic = new float[PIXELS];
        float[] wrong = new float[PIXELS];
        boolean[] valid = new boolean[PIXELS];
        Arrays.fill(valid, true);
        Arrays.fill(analytic, (float) comparison.objectLimit() * .9f);
        Arrays.fill(wrong, 1000);
        comparison.add(analytic, wrong, valid, 20);
        assertTrue(SelfComparison.judge(comparison.counts()).isEmpty(), "below twice the noise floor");

        Arrays.fill(analytic, 50);
        Arrays.fill(valid, false);
        comparison.add(analytic, wrong, valid, 20);
        assertTrue(SelfComparison.judge(comparison.counts()).isEmpty(), "invalid pixels");

        Arrays.fill(valid, true);
        Arrays.fill(wrong, 0);
        comparison.add(analytic, wrong, valid, 20);
        assertTrue(SelfComparison.judge(comparison.counts()).isEmpty(), "pixels without a replica SNR");
    }

    @Test
    void slicesOfDifferentNumbersOfReplicasAreJudgedByTheFewest() {
        SelfComparison comparison = new SelfComparison(1);
        float[] snr = new float[100];
        boolean[] valid = new boolean[100];
        Arrays.fill(snr, 50);
        Arrays.fill(valid, true);
        comparison.add(snr, snr, valid, 30);
        comparison.add(snr, snr, valid, 16);
        comparison.add(snr, snr, valid, 20);

        SelfCheck check = SelfComparison.judge(comparison.counts()).orElseThrow();
        assertEquals(16, check.replicas());
        assertEquals(300, check.pixels());
    }
}
