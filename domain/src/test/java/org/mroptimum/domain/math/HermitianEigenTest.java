package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HermitianEigenTest {

    /** {@code B B^H} with a random B of {@code rank} columns. */
    private static double[][][] gram(int n, int rank) {
        CounterNormal random = new CounterNormal(31L * n + rank);
        double[][][] b = new double[2][n][rank];
        for (int i = 0; i < n * rank; i++) {
            b[0][i / rank][i % rank] = random.radius(i) * Math.cos(random.angle(i));
            b[1][i / rank][i % rank] = random.radius(i) * Math.sin(random.angle(i));
        }
        double[][][] a = new double[2][n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < rank; k++) {
                    a[0][i][j] += b[0][i][k] * b[0][j][k] + b[1][i][k] * b[1][j][k];
                    a[1][i][j] += b[1][i][k] * b[0][j][k] - b[0][i][k] * b[1][j][k];
                }
            }
        }
        return a;
    }

    private static HermitianEigen decompose(double part, double[][][] a, Workers workers) {
        double[][][] copy = new double[2][a[0].length][];
        for (int i = 0; i < a[0].length; i++) {
            copy[0][i] = a[0][i].clone();
            copy[1][i] = a[1][i].clone();
        }
        return HermitianEigen.above(part, copy[0], copy[1], workers);
    }

    /** {@code A V = V diag(values)} and {@code V^H V = 1}. */
    private static void assertDefinition(double[][][] a, HermitianEigen eigen) {
        int n = a[0].length;
        double tolerance = 1e-12 * n * Math.max(1e-300, eigen.values()[0]);
        for (int v = 0; v < eigen.values().length; v++) {
            for (int i = 0; i < n; i++) {
                double r = 0;
                double m = 0;
                for (int j = 0; j < n; j++) {
                    r += a[0][i][j] * eigen.re()[j][v] - a[1][i][j] * eigen.im()[j][v];
                    m += a[0][i][j] * eigen.im()[j][v] + a[1][i][j] * eigen.re()[j][v];
                }
                assertEquals(eigen.values()[v] * eigen.re()[i][v], r, tolerance);
                assertEquals(eigen.values()[v] * eigen.im()[i][v], m, tolerance);
            }
            for (int w = 0; w <= v; w++) {
                double r = 0;
                double m = 0;
                for (int i = 0; i < n; i++) {
                    r += eigen.re()[i][w] * eigen.re()[i][v] + eigen.im()[i][w] * eigen.im()[i][v];
                    m += eigen.re()[i][w] * eigen.im()[i][v] - eigen.im()[i][w] * eigen.re()[i][v];
                }
                assertEquals(v == w ? 1 : 0, r, 1e-12 * n);
                assertEquals(0, m, 1e-12 * n);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 5", "17, 17", "40, 3", "97, 120", "200, 200"})
    void solvesItsDefinition(int n, int rank) {
        double[][][] a = gram(n, rank);
        HermitianEigen eigen = decompose(1e-300, a, Workers.alone());

        assertTrue(eigen.values().length >= Math.min(n, rank));
        assertDefinition(a, eigen);
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += a[0][i][i];
        }
        double sum = 0;
        for (int v = 0; v < eigen.values().length; v++) {
            sum += eigen.values()[v];
            assertTrue(v == 0 || eigen.values()[v] <= eigen.values()[v - 1], "largest first");
        }
        assertEquals(trace, sum, 1e-10 * trace);
    }

    @Test
    void keepsWhatIsNotBelowThePart() {
        double[][][] a = new double[2][5][5];
        for (int i = 0; i < 5; i++) {
            a[0][i][i] = new double[] {.25, 1, .5, 0, .125}[i];
        }
        assertArrayEquals(
                new double[] {1, .5, .25}, decompose(.25, a, Workers.alone()).values());
        assertArrayEquals(new double[] {1}, decompose(1, a, Workers.alone()).values());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1e-200, 1e200})
    void equalEigenvaluesAreNoTrouble(double value) {
        double[][][] a = new double[2][6][6];
        for (int i = 0; i < 6; i++) {
            a[0][i][i] = value;
        }
        HermitianEigen eigen = decompose(.5, a, Workers.alone());
        assertEquals(6, eigen.values().length);
        assertEquals(value, eigen.values()[5]);
        assertDefinition(a, eigen);
    }

    @Test
    void sameBytesForAnyNumberOfThreads() {
        double[][][] a = gram(230, 230);
        HermitianEigen alone = decompose(.01, a, Workers.alone());
        try (Workers three = new Workers(3, () -> false)) {
            HermitianEigen shared = decompose(.01, a, three);
            assertArrayEquals(alone.values(), shared.values());
            assertArrayEquals(alone.re(), shared.re());
            assertArrayEquals(alone.im(), shared.im());
        }
    }
}
