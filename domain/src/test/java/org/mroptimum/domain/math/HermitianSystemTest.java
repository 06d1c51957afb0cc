package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HermitianSystemTest {
    private static final int SIDES = 35;

    /** {@code A = M M^H + I} of a random M, upper triangle only, and random right sides. */
    private static HermitianSystem system(int n) {
        CounterNormal random = new CounterNormal(n);
        double[][] re = new double[n][n];
        double[][] im = new double[n][n];
        HermitianSystem system = new HermitianSystem(n, SIDES);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                long sample = (long) i * n + j;
                re[i][j] = random.radius(sample) * Math.cos(random.angle(sample));
                im[i][j] = random.radius(sample) * Math.sin(random.angle(sample));
            }
            for (int s = 0; s < SIDES; s++) {
                system.re()[i][n + s] = random.radius(i - 1000L * s);
                system.im()[i][n + s] = random.angle(i - 1000L * s);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    system.re()[i][j] += re[i][k] * re[j][k] + im[i][k] * im[j][k];
                    system.im()[i][j] += im[i][k] * re[j][k] - re[i][k] * im[j][k];
                }
            }
        }
        system.addToDiagonal(1);
        return system;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 17, 70})
    void theSolutionFulfilsTheEquationsForAnyNumberOfThreads(int n) {
        HermitianSystem equations = system(n);
        HermitianSystem solved = system(n);
        HermitianSystem shared = system(n);

        assertTrue(solved.solve(Workers.alone()));

        try (Workers three = new Workers(3, () -> false)) {
            assertTrue(shared.solve(three));
        }
        double norm = 0;
        for (int i = 0; i < n; i++) {
            assertArrayEquals(solved.re()[i], shared.re()[i]);
            for (int s = n; s < n + SIDES; s++) {
                double re = 0;
                double im = 0;
                for (int j = 0; j < n; j++) {
                    double ar = j < i ? equations.re()[j][i] : equations.re()[i][j];
                    double ai = j < i ? -equations.im()[j][i] : equations.im()[i][j];
                    re += ar * solved.re()[j][s] - ai * solved.im()[j][s];
                    im += ar * solved.im()[j][s] + ai * solved.re()[j][s];
                    norm += s == n ? ar * ar + ai * ai : 0;
                }
                assertEquals(equations.re()[i][s], re, 1e-9);
                assertEquals(equations.im()[i][s], im, 1e-9);
            }
        }
        assertEquals(Math.sqrt(norm), equations.norm(), 1e-9 * Math.sqrt(norm));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void aMatrixThatIsNotPositiveDefiniteHasNoSolution(int n) {
        HermitianSystem system = system(n);
        system.re()[n - 1][n - 1] = -1;

        assertFalse(system.solve(Workers.alone()));
    }
}
