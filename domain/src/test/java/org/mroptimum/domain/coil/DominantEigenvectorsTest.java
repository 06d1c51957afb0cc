package org.mroptimum.domain.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.math.HermitianEigen;
import org.mroptimum.domain.math.Workers;

class DominantEigenvectorsTest {

    /** A matrix {@code [row][column]} for each pixel. */
    private interface Pixels {
        void matrix(int f, int p, double[][] re, double[][] im);
    }

    private static PixelMatrices matrices(int coils, Pixels pixels) {
        return () -> new PixelMatrices.Cursor() {
            private int phase;

            @Override
            public void row(int p) {
                phase = p;
            }

            @Override
            public void block(int first, int count, float[][] re, float[][] im) {
                for (int x = 0; x < count; x++) {
                    double[][] r = new double[coils][coils];
                    double[][] m = new double[coils][coils];
                    pixels.matrix(first + x, phase, r, m);
                    for (int i = 0, e = 0; i < coils; i++) {
                        for (int j = 0; j <= i; j++, e++) {
                            re[e][x] = (float) r[i][j];
                            im[e][x] = (float) m[i][j];
                        }
                    }
                }
            }
        };
    }

    /** Random vectors with eigenvalues that fall by {@code decay} from 1 on, the vectors turning slowly over the image. */
    private static Pixels smooth(int coils, double decay) {
        CounterNormal random = new CounterNormal(coils);
        return (f, p, re, im) -> {
            for (int q = 0; q < coils; q++) {
                double[] vr = new double[coils];
                double[] vi = new double[coils];
                double power = 0;
                for (int c = 0; c < coils; c++) {
                    int k = q * coils + c;
                    double angle = random.angle(k) + (f + 2 * p) * .02 * random.radius(k + 4096);
                    vr[c] = random.radius(k) * Math.cos(angle);
                    vi[c] = random.radius(k) * Math.sin(angle);
                    power += vr[c] * vr[c] + vi[c] * vi[c];
                }
                double weight = Math.pow(decay, q) / power;
                for (int i = 0; i < coils; i++) {
                    for (int j = 0; j < coils; j++) {
                        re[i][j] += weight * (vr[i] * vr[j] + vi[i] * vi[j]);
                        im[i][j] += weight * (vi[i] * vr[j] - vr[i] * vi[j]);
                    }
                }
            }
        };
    }

    private static void assertEigenpairs(int coils, int nf, int np, Pixels pixels) {
        KSpace vectors = new KSpace(nf, np, coils);
        float[] values = new float[nf * np];
        new DominantEigenvectors(nf, coils, Workers.alone()).find(matrices(coils, pixels), 1, vectors, values);
        for (int at = 0; at < nf * np; at++) {
            double[][] re = new double[coils][coils];
            double[][] im = new double[coils][coils];
            pixels.matrix(at % nf, at / nf, re, im);
            double residual = 0;
            double power = 0;
            for (int i = 0; i < coils; i++) {
                double r = -values[at] * vectors.re(i)[at];
                double m = -values[at] * vectors.im(i)[at];
                for (int j = 0; j < coils; j++) {
                    r += re[i][j] * vectors.re(j)[at] - im[i][j] * vectors.im(j)[at];
                    m += re[i][j] * vectors.im(j)[at] + im[i][j] * vectors.re(j)[at];
                }
                residual += r * r + m * m;
                power += vectors.re(i)[at] * vectors.re(i)[at] + vectors.im(i)[at] * vectors.im(i)[at];
            }
            assertEquals(1, power, 1e-5, "length at " + at);
            assertEquals(0, Math.sqrt(residual), 3e-3, "residual at " + at);
            assertEquals(
                    HermitianEigen.above(1, re, im, Workers.alone()).values()[0], values[at], 3e-5, "value at " + at);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 33, 64})
    void findsTheLargestEigenvalueAndItsVector(int coils) {
        assertEigenpairs(coils, coils > 8 ? 9 : 70, 20, smooth(coils, .5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {.9, .99, .999, 1})
    void closeEigenvaluesAreNoTrouble(double decay) {
        assertEigenpairs(6, 20, 33, smooth(6, decay));
    }

    @Test
    void followsTheDominantVectorWhenItChangesFromOneRowToTheNext() {
        // Nothing connects the two coils: a start that holds only the first would never find the second.
        Pixels crossing = (f, p, re, im) -> {
            re[0][0] = p < 5 ? 1 : .8;
            re[1][1] = p < 5 ? .8 : 1;
        };
        assertEigenpairs(2, 7, 12, crossing);
    }

    @Test
    void nothingIsNothing() {
        KSpace vectors = new KSpace(6, 4, 3);
        float[] values = new float[24];
        Arrays.fill(values, 1);
        new DominantEigenvectors(6, 3, Workers.alone()).find(matrices(3, (f, p, re, im) -> {}), 1, vectors, values);
        assertArrayEquals(new float[24], values);
    }

    @Test
    void sameBytesForAnyNumberOfThreads() {
        KSpace alone = new KSpace(66, 50, 4);
        KSpace shared = new KSpace(66, 50, 4);
        float[] values = new float[66 * 50];
        float[] others = new float[66 * 50];
        new DominantEigenvectors(66, 4, Workers.alone()).find(matrices(4, smooth(4, .7)), 1, alone, values);
        try (Workers three = new Workers(3, () -> false)) {
            new DominantEigenvectors(66, 4, three).find(matrices(4, smooth(4, .7)), 1, shared, others);
        }
        assertArrayEquals(values, others);
        assertArrayEquals(alone.re(), shared.re());
        assertArrayEquals(alone.im(), shared.im());
    }
}
