package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentredFftTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 45, 64, 97})
    void equalsTheDefinition(int n) {
        Random random = new Random(n);
        float[] re = new float[n];
        float[] im = new float[n];
        for (int i = 0; i < n; i++) {
            re[i] = (float) random.nextGaussian();
            im[i] = (float) random.nextGaussian();
        }
        float[] fr = re.clone();
        float[] fi = im.clone();
        new CentredFft(n).forward(fr, fi, 0, 1);
        for (int k = 0; k < n; k++) {
            double sr = 0;
            double si = 0;
            for (int i = 0; i < n; i++) {
                double angle = -2 * Math.PI * (k - n / 2) * (i - n / 2) / n;
                sr += re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
                si += re[i] * Math.sin(angle) + im[i] * Math.cos(angle);
            }
            assertEquals(sr, fr[k], 1e-5 * n);
            assertEquals(si, fi[k], 1e-5 * n);
        }
        new CentredFft(n).inverse(fr, fi, 0, 1);
        assertArrayEquals(re, fr, 1e-5f);
        assertArrayEquals(im, fi, 1e-5f);
    }
}
