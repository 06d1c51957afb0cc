package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentredFft2DTest {

    @ParameterizedTest
    @CsvSource({"1,1", "1,6", "5,1", "2,2", "8,6", "7,5", "16,20", "33,18", "19,34", "32,13"})
    void equalsTheDefinition(int nf, int np) {
        float[] re = new float[nf * np];
        float[] im = new float[nf * np];
        CounterNormal random = new CounterNormal(31L * nf + np);
        for (int i = 0; i < re.length; i++) {
            re[i] = (float) (random.radius(i) * Math.cos(random.angle(i)));
            im[i] = (float) (random.radius(i) * Math.sin(random.angle(i)));
        }
        float[] x = re.clone();
        float[] y = im.clone();
        CentredFft2D fft = new CentredFft2D(nf, np);
        fft.inverse(x, y);
        for (int i = 0; i < re.length; i++) {
            double[] expected = inverse(re, im, nf, np, i % nf, i / nf);
            assertEquals(expected[0], x[i], 2e-5);
            assertEquals(expected[1], y[i], 2e-5);
        }
        fft.forward(x, y);
        assertArrayEquals(re, x, 1e-5f);
        assertArrayEquals(im, y, 1e-5f);
    }

    private static double[] inverse(float[] re, float[] im, int nf, int np, int f, int p) {
        double sr = 0;
        double si = 0;
        for (int q = 0; q < np; q++) {
            for (int g = 0; g < nf; g++) {
                double turns = (double) (g - nf / 2) * (f - nf / 2) / nf + (double) (q - np / 2) * (p - np / 2) / np;
                double cos = Math.cos(2 * Math.PI * turns);
                double sin = Math.sin(2 * Math.PI * turns);
                sr += re[g + nf * q] * cos - im[g + nf * q] * sin;
                si += re[g + nf * q] * sin + im[g + nf * q] * cos;
            }
        }
        double scale = Math.sqrt((double) nf * np);
        return new double[] {sr / scale, si / scale};
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
