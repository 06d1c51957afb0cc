package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentredLinesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 97, 512})
    void transformsTheChosenLinesAsTheSingleLineTransform(int n) {
        int lines = 300;
        float[] re = CentredFft2DTest.random(2 * lines * n, n);
        float[] im = CentredFft2DTest.random(2 * lines * n, n + 1L);
        float[] x = re.clone();
        float[] y = im.clone();
        int[] starts = new int[lines];
        CentredFft single = new CentredFft(n);
        for (int l = 0; l < lines; l++) {
            starts[l] = 2 * l * n;
            single.forward(x, y, starts[l], .5f);
        }
        CentredLines together = new CentredLines(n, lines);
        together.forward(re, im, starts, lines, .5f);
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i], re[i], 2e-6 * n + 1e-6);
            assertEquals(y[i], im[i], 2e-6 * n + 1e-6);
        }
        for (int l = 0; l < lines; l++) {
            single.inverse(x, y, starts[l], .5f);
        }
        together.inverse(re, im, starts, lines, .5f / n);
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i], re[i], 1e-5);
            assertEquals(y[i], im[i], 1e-5);
        }
    }
}
