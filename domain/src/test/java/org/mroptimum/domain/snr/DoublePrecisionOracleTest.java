package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.math.Cholesky;
import org.mroptimum.domain.reference.Npy;
import org.mroptimum.domain.reference.ReferenceVectors;

/** The formulas in double precision, straight from their definitions: the reference is met to 1e-9. */
class DoublePrecisionOracleTest {

    static Stream<ReferenceVectors> cases() {
        return ReferenceVectors.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void definitionsMeetTheReference(ReferenceVectors reference) {
        Npy signal = reference.array("signal");
        int nf = signal.shape()[0];
        int np = signal.shape()[1];
        int coils = signal.shape()[2];
        double[][] psi = covariance(reference.array("noise"), reference.noiseOversampling());
        assertClose(reference.psi().re(), psi[0], "covariance");
        assertClose(reference.psi().im(), psi[1], "covariance");

        double[][] inverse = new Cholesky(coils, psi[0], psi[1]).inverseFactor();
        double[] re = new double[signal.re().length];
        double[] im = new double[signal.re().length];
        for (int s = 0; s < nf * np; s++) {
            for (int i = 0; i < coils; i++) {
                for (int j = 0; j <= i; j++) {
                    double a = inverse[0][i * coils + j];
                    double b = inverse[1][i * coils + j];
                    re[s * coils + i] += a * signal.re()[s * coils + j] - b * signal.im()[s * coils + j];
                    im[s * coils + i] += a * signal.im()[s * coils + j] + b * signal.re()[s * coils + j];
                }
            }
        }
        assertClose(reference.array("whitened").re(), re, "whitened");
        assertClose(reference.array("whitened").im(), im, "whitened");

        transform(re, im, nf, np * coils);
        for (int f = 0; f < nf; f++) {
            transformPart(re, im, f * np * coils, np, coils);
        }
        assertClose(reference.array("coil_images").re(), re, "images");
        assertClose(reference.array("coil_images").im(), im, "images");

        double[] snr = new double[nf * np];
        for (int s = 0; s < re.length; s++) {
            snr[s / coils] += 2 * (re[s] * re[s] + im[s] * im[s]);
        }
        for (int p = 0; p < snr.length; p++) {
            snr[p] = Math.sqrt(snr[p]);
        }
        assertClose(reference.array("ac_rss").re(), snr, "RSS");
        assertClose(reference.array("ac_b1").re(), snr, "B1 with sensitivities of the same data");
    }

    private static void assertClose(double[] expected, double[] actual, String what) {
        double peak = 0;
        for (double value : expected) {
            peak = Math.max(peak, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-9 * peak, what);
        }
    }

    private static double[][] covariance(Npy noise, int oversampling) {
        int coils = noise.shape()[2];
        int samples = noise.re().length / coils;
        double[][] sum = new double[2][coils * coils];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < coils; i++) {
                for (int j = 0; j < coils; j++) {
                    double a = noise.re()[s * coils + i];
                    double b = noise.im()[s * coils + i];
                    double c = noise.re()[s * coils + j];
                    double d = noise.im()[s * coils + j];
                    sum[0][i * coils + j] += (a * c + b * d) / samples / oversampling;
                    sum[1][i * coils + j] += (b * c - a * d) / samples / oversampling;
                }
            }
        }
        return sum;
    }

    /** Centred unitary inverse DFT along the first axis of an array {@code [n][rest]}. */
    private static void transform(double[] re, double[] im, int n, int rest) {
        transformPart(re, im, 0, n, rest);
    }

    private static void transformPart(double[] re, double[] im, int start, int n, int rest) {
        double[] x = new double[n * rest];
        double[] y = new double[n * rest];
        for (int m = 0; m < n; m++) {
            for (int k = 0; k < n; k++) {
                double angle = 2 * Math.PI * (((k - n / 2) * (m - n / 2)) % n) / n;
                double cos = Math.cos(angle) / Math.sqrt(n);
                double sin = Math.sin(angle) / Math.sqrt(n);
                for (int r = 0; r < rest; r++) {
                    int from = start + k * rest + r;
                    x[m * rest + r] += re[from] * cos - im[from] * sin;
                    y[m * rest + r] += re[from] * sin + im[from] * cos;
                }
            }
        }
        System.arraycopy(x, 0, re, start, n * rest);
        System.arraycopy(y, 0, im, start, n * rest);
    }
}
