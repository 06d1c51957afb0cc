package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import org.jtransforms.fft.FloatFFT_2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CentredFft2DTest {

    static float[] random(int length, long seed) {
        CounterNormal random = new CounterNormal(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.radius(i) * Math.cos(random.angle(i)));
        }
        return values;
    }

    @Test
    void equalsTheDefinitionForAllSmallSizes() {
        for (int n = 1; n <= 64; n++) {
            equalsTheDefinition(n, 65 - n);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "96,128", "192,240", "250,16", "16,250", "256,3", "320,5", "7,384", "45,33", "65,65", "97,64", "64,97",
        "256,256", "11,600", "176,208", "17,34", "169,121"
    })
    void equalsTheDefinition(int nf, int np) {
        float[] re = random(nf * np, 31L * nf + np);
        float[] im = random(nf * np, 37L * nf + np);
        CentredFft2D fft = new CentredFft2D(nf, np);
        for (int sign : new int[] {1, -1}) {
            float[] x = re.clone();
            float[] y = im.clone();
            if (sign > 0) {
                fft.inverse(x, y);
            } else {
                fft.forward(x, y);
            }
            double[][] expected = definition(re, im, nf, np, sign);
            double error = 0;
            double power = 0;
            for (int i = 0; i < x.length; i++) {
                error += square(x[i] - expected[0][i]) + square(y[i] - expected[1][i]);
                power += square(expected[0][i]) + square(expected[1][i]);
            }
            assertTrue(Math.sqrt(error / power) < 1e-6, nf + " x " + np + ": " + Math.sqrt(error / power));
        }
    }

    private static double square(double x) {
        return x * x;
    }

    /** The unitary centred sum in double precision, one axis after the other. */
    private static double[][] definition(float[] re, float[] im, int nf, int np, int sign) {
        double[] x = new double[re.length];
        double[] y = new double[re.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = re[i];
            y[i] = im[i];
        }
        for (int p = 0; p < np; p++) {
            line(x, y, p * nf, 1, nf, sign);
        }
        for (int f = 0; f < nf; f++) {
            line(x, y, f, nf, np, sign);
        }
        return new double[][] {x, y};
    }

    private static void line(double[] x, double[] y, int start, int stride, int n, int sign) {
        double[] re = new double[n];
        double[] im = new double[n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                double angle = sign * 2 * Math.PI * Math.floorMod((k - n / 2) * (i - n / 2), n) / n;
                double cos = Math.cos(angle) / Math.sqrt(n);
                double sin = Math.sin(angle) / Math.sqrt(n);
                re[k] += x[start + i * stride] * cos - y[start + i * stride] * sin;
                im[k] += x[start + i * stride] * sin + y[start + i * stride] * cos;
            }
        }
        for (int k = 0; k < n; k++) {
            x[start + k * stride] = re[k];
            y[start + k * stride] = im[k];
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 192, 250, 256, 320, 384})
    void equalsTheLibrary(int n) {
        float[] re = random(n * n, n);
        float[] im = random(n * n, n + 1L);
        float[] both = new float[2 * n * n];
        for (int i = 0; i < n * n; i++) {
            // Even sizes: the shift of either side is a change of sign of every other sample.
            int odd = (i % n + i / n) % 2;
            both[2 * i] = odd == 0 ? re[i] : -re[i];
            both[2 * i + 1] = odd == 0 ? im[i] : -im[i];
        }
        new FloatFFT_2D(n, n).complexInverse(both, false);
        new CentredFft2D(n, n).inverse(re, im);
        for (int i = 0; i < n * n; i++) {
            float sign = ((i % n + i / n) % 2 == 0 ? 1f : -1f) / n;
            assertEquals(sign * both[2 * i], re[i], 1e-5);
            assertEquals(sign * both[2 * i + 1], im[i], 1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"256,256,116,24", "45,33,0,33", "45,33,32,1", "97,64,10,7", "64,97,90,7", "600,70,3,0"})
    void emptyLinesMayBeLeftOut(int nf, int np, int first, int lines) {
        BitSet some = new BitSet(np);
        for (int p = first; p < first + lines; p += 3) {
            some.set(p);
        }
        float[] re = random(nf * np, 1);
        float[] im = random(nf * np, 2);
        for (int p = 0; p < np; p++) {
            if (!some.get(p)) {
                Arrays.fill(re, p * nf, (p + 1) * nf, 0);
                Arrays.fill(im, p * nf, (p + 1) * nf, 0);
            }
        }
        CentredFft2D fft = new CentredFft2D(nf, np);
        float[][] whole = {re.clone(), im.clone()};
        fft.inverse(whole[0], whole[1]);
        float[][] block = {re.clone(), im.clone()};
        fft.inverse(block[0], block[1], first, lines);
        for (int i = 0; i < re.length; i++) {
            assertTrue(whole[0][i] == block[0][i] && whole[1][i] == block[1][i]);
        }
    }

    @Test
    void forwardUndoesInverseAndOneObjectServesManyCoils() {
        CentredFft2D fft = new CentredFft2D(60, 77);
        for (int coil = 0; coil < 3; coil++) {
            float[] re = random(60 * 77, coil);
            float[] im = random(60 * 77, coil + 10L);
            float[] x = re.clone();
            float[] y = im.clone();
            fft.inverse(x, y);
            fft.forward(x, y);
            assertArrayEquals(re, x, 1e-5f);
            assertArrayEquals(im, y, 1e-5f);
        }
    }

    @Test
    void constantImageIsOnePointAtTheCentreOfKSpace() {
        float[] re = new float[15 * 10];
        float[] im = new float[15 * 10];
        re[7 + 15 * 5] = 3;
        new CentredFft2D(15, 10).inverse(re, im);
        for (int i = 0; i < re.length; i++) {
            assertEquals(3 / Math.sqrt(150), re[i], 1e-6);
            assertEquals(0, im[i], 1e-6);
        }
    }
}
