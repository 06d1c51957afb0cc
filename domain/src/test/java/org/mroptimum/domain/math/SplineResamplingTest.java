package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplineResamplingTest {

    @ParameterizedTest
    @CsvSource({"8, 16", "16, 8", "7, 12", "12, 7", "33, 64", "2, 9", "1, 5", "5, 1", "3, 3", "4, 64"})
    void aStraightLineStaysStraight(int count, int wanted) {
        double[] line = IntStream.range(0, count).mapToDouble(i -> 3 + 2.0 * i).toArray();
        double[] out = resampled(SplineResampling.ofPixels(count, wanted), line, wanted);
        int centre = count / 2;
        for (int i = 0; i < wanted; i++) {
            double position = centre + (i - wanted / 2) * (double) count / wanted;
            assertEquals(3 + 2 * Math.min(count - 1, Math.max(0, position)), out[i], 1e-12, "at " + i);
        }
    }

    @Test
    void knownPlacesKeepTheirValues() {
        double[] values = {1, 7, -3, 4, 0, 0, 9, 2};
        assertArrayEquals(values, resampled(SplineResampling.ofPixels(8, 8), values, 8), 1e-12);
        double[] twice = resampled(SplineResampling.ofPixels(8, 16), values, 16);
        for (int i = 0; i < 8; i++) {
            assertEquals(values[i], twice[2 * i], 1e-12);
        }
    }

    @Test
    void aSmoothCurveIsFollowedToTheFourthOrder() {
        double coarse = worstOfSine(16);
        double fine = worstOfSine(32);
        assertEquals(16, coarse / fine, 4, "halving the distance divides the error by 2^4");
    }

    /** Largest error of a sine, one period over 16 long, in the middle half, away from the ends. */
    private static double worstOfSine(int count) {
        double[] sine = IntStream.range(0, count)
                .mapToDouble(i -> Math.sin(2 * Math.PI * (i - count / 2) / count))
                .toArray();
        int wanted = 10 * count;
        double[] out = resampled(SplineResampling.ofPixels(count, wanted), sine, wanted);
        return IntStream.range(wanted / 4, 3 * wanted / 4)
                .mapToDouble(i -> Math.abs(out[i] - Math.sin(2 * Math.PI * (i - wanted / 2) / wanted)))
                .max()
                .orElseThrow();
    }

    @Test
    void layersAreMatchedByTheirMiddles() {
        double[] out = resampled(SplineResampling.ofLayers(4, 8), new double[] {0, 1, 2, 3}, 8);
        assertArrayEquals(new double[] {0, 0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3}, out, 1e-12);
    }

    @Test
    void workspacesAreClean() {
        SplineResampling spline = SplineResampling.ofPixels(5, 9);
        double[] once = resampled(spline, new double[] {1, 5, 2, 8, 3}, 9);
        resampled(spline, new double[] {100, -100, 100, -100, 100}, 9);
        assertArrayEquals(once, resampled(spline, new double[] {1, 5, 2, 8, 3}, 9));
    }

    private static double[] resampled(SplineResampling spline, double[] values, int wanted) {
        double[] out = new double[wanted];
        Arrays.fill(out, Double.NaN);
        spline.apply(values, out);
        return out;
    }
}
