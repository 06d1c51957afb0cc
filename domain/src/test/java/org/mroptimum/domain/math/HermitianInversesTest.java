package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HermitianInversesTest {

    @Property(tries = 40, seed = "9")
    void inverseTimesMatrixIsTheIdentity(
            @ForAll @IntRange(min = 1, max = 9) int n, @ForAll @IntRange(min = 0, max = 100_000) int seed) {
        int count = 5;
        double[][][] re = new double[count][n][n];
        double[][][] im = new double[count][n][n];
        HermitianInverses inverses = new HermitianInverses(n, 7, 1e-12);
        for (int k = 0; k < count; k++) {
            fill(re[k], im[k], new CounterNormal(seed + 1000L * k));
            for (int row = 0; row < n; row++) {
                for (int column = 0; column <= row; column++) {
                    inverses.re(HermitianInverses.plane(row, column))[k] = re[k][row][column];
                    inverses.im(HermitianInverses.plane(row, column))[k] = im[k][row][column];
                }
            }
        }
        inverses.invert(count);
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < n; row++) {
                assertEquals(re[k][row][row], inverses.diagonal(row)[k]);
                for (int column = 0; column < n; column++) {
                    double sr = 0;
                    double si = 0;
                    for (int i = 0; i < n; i++) {
                        int plane = row >= i ? HermitianInverses.plane(row, i) : HermitianInverses.plane(i, row);
                        double a = inverses.re(plane)[k];
                        double b = row == i ? 0 : row > i ? inverses.im(plane)[k] : -inverses.im(plane)[k];
                        sr += a * re[k][i][column] - b * im[k][i][column];
                        si += a * im[k][i][column] + b * re[k][i][column];
                    }
                    assertEquals(row == column ? 1 : 0, sr, 1e-9);
                    assertEquals(0, si, 1e-9);
                }
            }
        }
    }

    /** {@code B^H B + 1}. */
    private static void fill(double[][] re, double[][] im, CounterNormal random) {
        int n = re.length;
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                re[row][column] = row == column ? 1 : 0;
                for (int i = 0; i < n; i++) {
                    double a = random.radius(i * n + row) * Math.cos(random.angle(i * n + row));
                    double b = random.radius(i * n + row) * Math.sin(random.angle(i * n + row));
                    double c = random.radius(i * n + column) * Math.cos(random.angle(i * n + column));
                    double d = random.radius(i * n + column) * Math.sin(random.angle(i * n + column));
                    re[row][column] += a * c + b * d;
                    im[row][column] += a * d - b * c;
                }
            }
        }
    }

    @Test
    void nearlySingularMatricesComeOutAsNaNAndLeaveTheOthersAlone() {
        HermitianInverses inverses = new HermitianInverses(2, 2, 1e-6);
        for (int k = 0; k < 2; k++) {
            inverses.re(HermitianInverses.plane(0, 0))[k] = 1;
            inverses.re(HermitianInverses.plane(1, 1))[k] = 1;
        }
        inverses.im(HermitianInverses.plane(1, 0))[0] = 1 - 4e-7;
        inverses.im(HermitianInverses.plane(1, 0))[1] = 1 - 6e-7;
        inverses.invert(2);
        assertTrue(Double.isNaN(inverses.re(HermitianInverses.plane(1, 1))[0]));
        assertEquals(1 / (1 - Math.pow(1 - 6e-7, 2)), inverses.re(HermitianInverses.plane(1, 1))[1], 1);
    }
}
