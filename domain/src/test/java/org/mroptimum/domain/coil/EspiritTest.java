package org.mroptimum.domain.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.HermitianEigen;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.ReferenceVectors;

class EspiritTest {

    private static float[] eigenvalue(KSpace data, KSpaceWindow window, MaskChoice.Espirit settings) {
        Espirit espirit = new Espirit(settings, data.frequency(), data.phase(), data.coils(), Workers.alone());
        espirit.calibrate(data, window);
        return espirit.solve(new KSpace(data.frequency(), data.phase(), data.coils()));
    }

    @Test
    void equalsTheIndependentImplementation() {
        ReferenceVectors reference = ReferenceVectors.even48();
        KSpace data = reference.array("whitened").kspace();
        double[] expected = reference.array("espirit_eigenvalue_k6_r24_t0.01").map();
        float[] actual = eigenvalue(data, KSpaceWindow.whole(data), MaskChoice.Espirit.DEFAULT);
        for (int p = 0; p < expected.length; p++) {
            assertEquals(expected[p], actual[p], 1e-5);
        }
    }

    /** The definition, word for word: calibration matrix, kernels, and the Gram matrix of the pixel. */
    private static double defined(HermitianEigen kernels, int k, int coils, double angleF, double angleP) {
        double[][] re = new double[coils][coils];
        double[][] im = new double[coils][coils];
        for (int q = 0; q < kernels.values().length; q++) {
            double[] kr = new double[coils];
            double[] ki = new double[coils];
            for (int i = 0; i < coils * k * k; i++) {
                double angle = angleF * (i % k) + angleP * (i / k % k);
                double a = kernels.re()[i][q];
                double b = kernels.im()[i][q];
                kr[i / (k * k)] += a * Math.cos(angle) - b * Math.sin(angle);
                ki[i / (k * k)] += a * Math.sin(angle) + b * Math.cos(angle);
            }
            for (int i = 0; i < coils; i++) {
                for (int j = 0; j < coils; j++) {
                    re[i][j] += (kr[i] * kr[j] + ki[i] * ki[j]) / (k * k);
                    im[i][j] += (ki[i] * kr[j] - kr[i] * ki[j]) / (k * k);
                }
            }
        }
        return HermitianEigen.above(1, re, im, Workers.alone()).values()[0];
    }

    /** Eigenvectors of {@code A^T conj(A)}, A being the calibration matrix of the block that is given. */
    private static HermitianEigen kernels(KSpace data, KSpaceWindow block, int k, double threshold) {
        int n = data.coils() * k * k;
        double[][] re = new double[n][n];
        double[][] im = new double[n][n];
        double[] xr = new double[n];
        double[] xi = new double[n];
        for (int p = 0; p <= block.phase() - k; p++) {
            for (int f = 0; f <= block.frequency() - k; f++) {
                for (int i = 0; i < n; i++) {
                    int at = block.firstFrequency()
                            + f
                            + i % k
                            + data.frequency() * (block.firstPhase() + p + i / k % k);
                    xr[i] = data.re(i / (k * k))[at];
                    xi[i] = data.im(i / (k * k))[at];
                }
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        re[i][j] += xr[i] * xr[j] + xi[i] * xi[j];
                        im[i][j] += xi[i] * xr[j] - xr[i] * xi[j];
                    }
                }
            }
        }
        return HermitianEigen.above(threshold * threshold, re, im, Workers.alone());
    }

    @ParameterizedTest(name = "{0} x {1} x {2}, kernel {3}, block {4}")
    @CsvSource({
        // frequency, phase, coils, k, r, then the block that must result: few windows, many windows, odd and even,
        // clipped
        "24, 20, 5, 4, 10,   7, 5, 10, 10",
        "25, 21, 2, 3, 11,   7, 5, 11, 11",
        "31, 12, 4, 5, 18,   6, 0, 18, 12",
        "17, 40, 3, 5, 40,   0, 0, 17, 40",
        "20, 20, 1, 4, 12,   4, 4, 12, 12",
        "16, 15, 3, 1,  8,   4, 3,  8,  8",
        "18, 16, 9, 4, 16,   1, 0, 16, 16"
    })
    void equalsItsDefinition(
            int nf, int np, int coils, int k, int r, int firstF, int firstP, int lengthF, int lengthP) {
        double threshold = .02;
        KSpace data = new PhantomScan(PhantomSpec.of(nf, np, coils)).signal(0);
        float[] actual = eigenvalue(data, KSpaceWindow.whole(data), new MaskChoice.Espirit(k, r, threshold, .9));
        HermitianEigen kernels = kernels(data, new KSpaceWindow(firstF, lengthF, firstP, lengthP), k, threshold);
        for (int p = 0; p < np; p++) {
            for (int f = 0; f < nf; f++) {
                double angleF = 2 * Math.PI * (f - nf / 2) / nf;
                double angleP = 2 * Math.PI * (p - np / 2) / np;
                assertEquals(defined(kernels, k, coils, angleF, angleP), actual[f + nf * p], 5e-5, f + ", " + p);
            }
        }
    }

    @Test
    void theBlockStaysInTheWindowThatHoldsData() {
        KSpace data = new PhantomScan(PhantomSpec.of(32, 28, 3)).signal(0);
        KSpace alike = data.copy();
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < data.size(); i++) {
                boolean outside = i % 32 < 10 || i % 32 >= 24 || i / 32 < 8 || i / 32 >= 19;
                alike.re(c)[i] = outside ? 1e9f : alike.re(c)[i];
            }
        }
        KSpaceWindow window = new KSpaceWindow(10, 14, 8, 11);
        MaskChoice.Espirit settings = new MaskChoice.Espirit(3, 24, .01, .9);
        assertArrayEquals(eigenvalue(data, window, settings), eigenvalue(alike, window, settings));
    }

    @Test
    void theEigenvalueSaysWhereTheObjectIs() {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(64, 60, 8).withObject(PhantomSpec.Shape.DISC));
        KSpace data = scan.clean(0);
        float[] eigenvalue = eigenvalue(data, KSpaceWindow.whole(data), MaskChoice.Espirit.DEFAULT);
        double[] object = scan.object();
        for (int i = 0; i < object.length; i++) {
            assertTrue(eigenvalue[i] <= 1 + 1e-5);
            assertTrue(object[i] == 0 || eigenvalue[i] > .99, "inside at " + i + " " + eigenvalue[i]);
        }
        assertTrue(eigenvalue[0] < .6, "far outside " + eigenvalue[0]);
    }

    @Test
    void scaleOfTheDataDoesNotMatter() {
        KSpace data = new PhantomScan(PhantomSpec.of(24, 24, 3)).signal(0);
        float[] expected = eigenvalue(data, KSpaceWindow.whole(data), new MaskChoice.Espirit(4, 16, .01, .9));
        for (float factor : new float[] {1e-20f, 1e20f}) {
            KSpace scaled = data.copy();
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < data.size(); i++) {
                    scaled.re(c)[i] *= factor;
                    scaled.im(c)[i] *= factor;
                }
            }
            float[] actual = eigenvalue(scaled, KSpaceWindow.whole(data), new MaskChoice.Espirit(4, 16, .01, .9));
            assertArrayEquals(expected, actual, 1e-5f);
        }
    }

    @ParameterizedTest(name = "kernel {0}, block {1}, window {2} x {3}")
    @CsvSource({
        "6, 6, 40, 40", // not larger than the kernel
        "6, 24, 40, 6", // not larger on one axis
        "6, 10, 40, 40", // 25 windows, 36 samples
        "6, 24, 1, 40", // hardly any data
        "1, 24, 40, 1"
    })
    void tooLittleCalibrationIsRefused(int k, int r, int windowF, int windowP) {
        KSpace data = new KSpace(40, 40, 2);
        KSpaceWindow window = new KSpaceWindow(20 - windowF / 2, windowF, 20 - windowP / 2, windowP);
        JobFailure failure =
                assertThrows(JobFailure.class, () -> eigenvalue(data, window, new MaskChoice.Espirit(k, r, .01, .9)));
        assertEquals(ComputationError.CALIBRATION_TOO_SMALL, failure.code());
    }

    @Test
    void windowsAwayFromTheCentreAreRefused() {
        KSpace data = new KSpace(64, 64, 2);
        JobFailure failure = assertThrows(
                JobFailure.class, () -> eigenvalue(data, new KSpaceWindow(0, 15, 0, 15), MaskChoice.Espirit.DEFAULT));
        assertEquals(ComputationError.CALIBRATION_TOO_SMALL, failure.code());
    }

    @Test
    void calibrationsThatWouldTakeHoursAreRefused() {
        KSpace data = new KSpace(128, 128, 16);
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> eigenvalue(data, KSpaceWindow.whole(data), new MaskChoice.Espirit(24, 128, .01, .9)));
        assertEquals(RequestError.VALUE_OUT_OF_RANGE, failure.code());
    }
}
