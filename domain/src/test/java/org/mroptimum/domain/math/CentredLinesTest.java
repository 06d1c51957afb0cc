package org.mroptimum.domain.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
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
        together.transform(re, im, starts, lines, .5f, false);
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i], re[i], 2e-6 * n + 1e-6);
            assertEquals(y[i], im[i], 2e-6 * n + 1e-6);
        }
        for (int l = 0; l < lines; l++) {
            single.inverse(x, y, starts[l], .5f);
        }
        together.transform(re, im, starts, lines, .5f / n, true);
        for (int i = 0; i < x.length; i++) {
            assertEquals(x[i], re[i], 1e-5);
            assertEquals(y[i], im[i], 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 97, 512})
    void powerIsThatOfTheSpectrum(int n) {
        int lines = 300;
        float[] re = CentredFft2DTest.random(lines * n, n);
        float[] im = CentredFft2DTest.random(lines * n, n + 1L);
        int[] starts = IntStream.range(0, lines).map(l -> l * n).toArray();
        double[] centre = new double[lines];
        double[] rest = new double[lines];
        Arrays.fill(rest, 1);
        CentredLines together = new CentredLines(n, lines);
        together.addPower(re, im, starts, lines, 1, n - 2, centre, rest);
        together.transform(re, im, starts, lines, 1, false);
        for (int l = 0; l < lines; l++) {
            double inner = 0;
            double outer = 0;
            for (int i = 0; i < n; i++) {
                double power = (double) re[l * n + i] * re[l * n + i] + (double) im[l * n + i] * im[l * n + i];
                inner += i >= 1 && i < n - 2 ? power : 0;
                outer += i >= 1 && i < n - 2 ? 0 : power;
            }
            assertEquals(inner, centre[l], 1e-6 * inner);
            assertEquals(outer, rest[l] - 1, 1e-6 * (outer + 1));
        }
    }
}
