package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {

    /** A = B B^H + I with a random B. */
    private static double[][] hermitian(int n) {
        CounterNormal random = new CounterNormal(n);
        double[] br = new double[n * n];
        double[] bi = new double[n * n];
        for (int k = 0; k < n * n; k++) {
            br[k] = random.radius(k) * Math.cos(random.angle(k));
            bi[k] = random.radius(k) * Math.sin(random.angle(k));
        }
        double[][] a = product(br, bi, br, bi, n, true);
        for (int i = 0; i < n; i++) {
            a[0][i * n + i] += 1;
        }
        return a;
    }

    /** X Y, or X Y^H. */
    private static double[][] product(double[] xr, double[] xi, double[] yr, double[] yi, int n, boolean adjoint) {
        double[][] out = new double[2][n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    double c = adjoint ? yr[j * n + k] : yr[k * n + j];
                    double d = adjoint ? -yi[j * n + k] : yi[k * n + j];
                    out[0][i * n + j] += xr[i * n + k] * c - xi[i * n + k] * d;
                    out[1][i * n + j] += xr[i * n + k] * d + xi[i * n + k] * c;
                }
            }
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 32})
    void factorTimesItsAdjointIsTheMatrix(int n) {
        double[][] a = hermitian(n);
        Cholesky factor = new Cholesky(n, a[0], a[1]);
        double[][] back = product(factor.re(), factor.im(), factor.re(), factor.im(), n, true);

        assertEquals(OptionalInt.empty(), factor.failedRow());
        for (int k = 0; k < n * n; k++) {
            assertEquals(a[0][k], back[0][k], 1e-11 * n);
            assertEquals(a[1][k], back[1][k], 1e-11 * n);
        }
        for (int i = 0; i < n; i++) {
            assertTrue(factor.re()[i * n + i] > 0);
            for (int j = i + 1; j < n; j++) {
                assertEquals(0, Math.hypot(factor.re()[i * n + j], factor.im()[i * n + j]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 32})
    void inverseTimesFactorIsTheIdentity(int n) {
        double[][] a = hermitian(n);
        Cholesky factor = new Cholesky(n, a[0], a[1]);
        double[][] inverse = factor.inverseFactor();
        double[][] unit = product(inverse[0], inverse[1], factor.re(), factor.im(), n, false);
        for (int k = 0; k < n * n; k++) {
            assertEquals(k % (n + 1) == 0 ? 1 : 0, unit[0][k], 1e-11);
            assertEquals(0, unit[1][k], 1e-11);
        }
    }

    @Test
    void namesTheRowThatDependsOnOthers() {
        // Rows 0 and 2 are the same channel.
        double[] re = {2, 0, 2, 0, 1, 0, 2, 0, 2};
        Cholesky factor = new Cholesky(3, re, new double[9]);

        assertEquals(OptionalInt.of(2), factor.failedRow());
        assertEquals(0, factor.remaining(2), 1e-15);
        assertEquals(1, factor.remaining(1));
        assertThrows(IllegalStateException.class, factor::inverseFactor);
    }

    @Test
    void anEmptyRowFails() {
        assertEquals(OptionalInt.of(1), new Cholesky(2, new double[] {1, 0, 0, 0}, new double[4]).failedRow());
    }
}
