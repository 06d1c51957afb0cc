package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CounterNormalTest {

    @Test
    void hasUnitVarianceInEachPartAndNoMean() {
        CounterNormal random = new CounterNormal(5);
        int n = 200_000;
        double[] sums = new double[5];
        for (int i = 0; i < n; i++) {
            double x = random.radius(i) * Math.cos(random.angle(i));
            double y = random.radius(i) * Math.sin(random.angle(i));
            sums[0] += x;
            sums[1] += y;
            sums[2] += x * x;
            sums[3] += y * y;
            sums[4] += x * y;
        }
        assertEquals(0, sums[0] / n, .01);
        assertEquals(0, sums[1] / n, .01);
        assertEquals(1, sums[2] / n, .02);
        assertEquals(1, sums[3] / n, .02);
        assertEquals(0, sums[4] / n, .01);
    }

    @Test
    void isTheSameForTheSameCounter() {
        assertEquals(new CounterNormal(9).angle(123), new CounterNormal(9).angle(123));
    }
}
