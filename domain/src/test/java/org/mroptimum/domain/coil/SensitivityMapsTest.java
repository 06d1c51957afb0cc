package org.mroptimum.domain.coil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SensitivityChoice.Method;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.math.HermitianEigen;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.SnrJobs;

class SensitivityMapsTest {

    private static SensitivityMaps maps(SensitivityChoice choice, KSpace data, Workers workers) {
        SensitivityMaps maps =
                new SensitivityMaps(choice, Optional.empty(), data.frequency(), data.phase(), data.coils(), workers);
        maps.estimate(0, data.copy(), KSpaceWindow.whole(data));
        return maps;
    }

    private static SensitivityMaps maps(SensitivityChoice choice, KSpace data) {
        return maps(choice, data, Workers.alone());
    }

    private static SensitivityChoice choice(Method method) {
        return new SensitivityChoice(method, new MaskChoice.None());
    }

    private static KSpace whitened(PhantomScan scan, KSpace data) {
        new Whitening(scan.covariance(), MemoryScan.channels(data.coils())).apply(data);
        return data;
    }

    /** Part of {@code ||s||} that is not along the true sensitivity, at most over the object. */
    private static double deviation(PhantomScan scan, SensitivityMaps maps) {
        KSpace truth = whitened(scan, scan.clean(0));
        CentredFft2D fft = new CentredFft2D(truth.frequency(), truth.phase());
        double[] object = scan.object();
        for (int c = 0; c < truth.coils(); c++) {
            fft.inverse(truth.re(c), truth.im(c));
        }
        double worst = 0;
        int compared = 0;
        for (int i = 0; i < object.length; i++) {
            if (object[i] > 0 && maps.valid()[i]) {
                worst = Math.max(worst, 1 - likeness(truth, maps.maps(), i));
                compared++;
            }
        }
        assertTrue(compared > Arrays.stream(object).filter(v -> v > 0).count() * .8, "only " + compared + " pixels");
        return Math.sqrt(2 * worst);
    }

    /** {@code |a^H b| / (||a|| ||b||)}. */
    private static double likeness(KSpace a, KSpace b, int i) {
        double re = 0;
        double im = 0;
        double powerA = 0;
        double powerB = 0;
        for (int c = 0; c < a.coils(); c++) {
            re += (double) a.re(c)[i] * b.re(c)[i] + (double) a.im(c)[i] * b.im(c)[i];
            im += (double) a.re(c)[i] * b.im(c)[i] - (double) a.im(c)[i] * b.re(c)[i];
            powerA += (double) a.re(c)[i] * a.re(c)[i] + (double) a.im(c)[i] * a.im(c)[i];
            powerB += (double) b.re(c)[i] * b.re(c)[i] + (double) b.im(c)[i] * b.im(c)[i];
        }
        return Math.hypot(re, im) / Math.sqrt(powerA * powerB);
    }

    @Test
    void espiritMapsAreTheTrueSensitivities() {
        for (int coils : new int[] {4, 8, 13}) {
            PhantomScan scan = new PhantomScan(PhantomSpec.of(96, 81, coils).withObject(PhantomSpec.Shape.DISC));
            SensitivityChoice choice = new SensitivityChoice(
                    Method.ESPIRIT, new MaskChoice.None(), new MaskChoice.Espirit(6, 24, .01, .98), 5);
            double deviation = deviation(scan, maps(choice, whitened(scan, scan.signal(0))));
            assertTrue(deviation < .05, coils + " coils: " + deviation);
        }
    }

    @Test
    void walshMapsAreTheTrueSensitivities() {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(96, 81, 8).withObject(PhantomSpec.Shape.DISC));
        KSpace data = whitened(scan, scan.signal(0));
        double narrow = deviation(scan, maps(choice(Method.WALSH), data));
        assertTrue(narrow < .05, "window 5: " + narrow);
    }

    @Test
    void walshAveragesNoiseOverItsWindow() {
        PhantomScan scan = new PhantomScan(
                PhantomSpec.of(64, 64, 6).withObject(PhantomSpec.Shape.DISC).withPeakSnr(30));
        KSpace data = whitened(scan, scan.signal(0));
        assertTrue(deviation(scan, maps(choice(Method.WALSH), data))
                < .6 * deviation(scan, maps(choice(Method.INNER), data)));
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "5, 3", "9, 4"})
    void walshIsTheDominantVectorOfTheNeighbourhoodAlsoAtTheEdge(int window, int coils) {
        int nf = 21;
        int np = 17;
        KSpace data = new PhantomScan(PhantomSpec.of(nf, np, coils)).signal(0);
        SensitivityMaps maps = maps(
                new SensitivityChoice(Method.WALSH, new MaskChoice.None(), MaskChoice.Espirit.DEFAULT, window), data);
        KSpace images = data.copy();
        CentredFft2D fft = new CentredFft2D(nf, np);
        for (int c = 0; c < coils; c++) {
            fft.inverse(images.re(c), images.im(c));
        }
        for (int at = 0; at < nf * np; at++) {
            double[][] re = new double[coils][coils];
            double[][] im = new double[coils][coils];
            for (int other = 0; other < nf * np; other++) {
                if (Math.abs(other % nf - at % nf) <= window / 2 && Math.abs(other / nf - at / nf) <= window / 2) {
                    addOuter(images, other, re, im);
                }
            }
            // The part of the local power along the map is as large as along the best vector.
            double along = 0;
            double all = 0;
            for (int i = 0; i < coils; i++) {
                all += re[i][i];
                for (int j = 0; j < coils; j++) {
                    double r = maps.maps().re(i)[at] * maps.maps().re(j)[at]
                            + maps.maps().im(i)[at] * maps.maps().im(j)[at];
                    double m = maps.maps().re(i)[at] * maps.maps().im(j)[at]
                            - maps.maps().im(i)[at] * maps.maps().re(j)[at];
                    along += r * re[i][j] - m * im[i][j];
                }
            }
            double best = HermitianEigen.above(1, re, im, Workers.alone()).values()[0];
            assertEquals(best / all, along / all, 1e-5, "pixel " + at);
        }
    }

    private static void addOuter(KSpace images, int at, double[][] re, double[][] im) {
        for (int i = 0; i < images.coils(); i++) {
            for (int j = 0; j < images.coils(); j++) {
                double a = images.re(i)[at];
                double b = images.im(i)[at];
                double c = images.re(j)[at];
                double d = images.im(j)[at];
                re[i][j] += a * c + b * d;
                im[i][j] += b * c - a * d;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"ESPIRIT", "WALSH"})
    void theVirtualCoilHasPhaseZero(Method method) {
        KSpace data = new PhantomScan(PhantomSpec.of(40, 40, 4).withObject(PhantomSpec.Shape.DISC)).signal(0);
        for (int i = 0; i < data.size(); i++) {
            // So strong that it is the first principal component by itself.
            data.re(2)[i] *= 1000;
            data.im(2)[i] *= 1000;
        }
        SensitivityMaps maps = maps(choice(method), data);
        for (int i = 0; i < data.size(); i++) {
            if (maps.valid()[i]) {
                assertEquals(0, maps.maps().im(2)[i], 2e-3);
                assertTrue(maps.maps().re(2)[i] > .9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"ESPIRIT", "WALSH"})
    void mixingTheCoilsRotatesTheMaps(Method method) {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(48, 41, 4));
        KSpace data = whitened(scan, scan.signal(0));
        SensitivityMaps before = maps(choice(method), data);
        SensitivityMaps after = maps(choice(method), rotated(data));
        KSpace expected = rotated(before.maps());

        double re = 0;
        double im = 0;
        int differ = 0;
        for (int i = 0; i < data.size(); i++) {
            differ += before.valid()[i] == after.valid()[i] ? 0 : 1;
            if (before.valid()[i] && after.valid()[i] && scan.object()[i] > .05) {
                assertEquals(1, likeness(expected, after.maps(), i), 1e-4);
                for (int c = 0; c < 4; c++) {
                    re += expected.re(c)[i] * after.maps().re(c)[i]
                            + expected.im(c)[i] * after.maps().im(c)[i];
                    im += expected.re(c)[i] * after.maps().im(c)[i]
                            - expected.im(c)[i] * after.maps().re(c)[i];
                }
            }
        }
        assertTrue(differ <= 2, differ + " pixels at the crop");
        double inside = IntStream.range(0, data.size())
                .filter(i -> before.valid()[i] && scan.object()[i] > .05)
                .count();
        assertEquals(inside, Math.hypot(re, im), .01 * inside, "one phase for all pixels");
    }

    /** A unitary mix: a rotation in the plane of neighbouring coils, with phases. */
    private static KSpace rotated(KSpace data) {
        KSpace out = data.copy();
        for (int c = 0; c + 1 < data.coils(); c++) {
            double cos = Math.cos(.7 + c);
            double sin = Math.sin(.7 + c);
            for (int i = 0; i < data.size(); i++) {
                float ar = out.re(c)[i];
                float ai = out.im(c)[i];
                float br = out.re(c + 1)[i];
                float bi = out.im(c + 1)[i];
                // (a, b) -> (cos a - i sin b, -i sin a + cos b)
                out.re(c)[i] = (float) (cos * ar + sin * bi);
                out.im(c)[i] = (float) (cos * ai - sin * br);
                out.re(c + 1)[i] = (float) (cos * br + sin * ai);
                out.im(c + 1)[i] = (float) (cos * bi - sin * ar);
            }
        }
        return out;
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void sameBytesForAnyNumberOfThreads(Method method) {
        KSpace data = new PhantomScan(PhantomSpec.of(50, 49, 5)).signal(0);
        SensitivityChoice choice = new SensitivityChoice(method, MaskChoice.Espirit.DEFAULT);
        SensitivityMaps alone = maps(choice, data);
        try (Workers three = new Workers(3, () -> false)) {
            SensitivityMaps shared = maps(choice, data, three);
            assertArrayEquals(alone.valid(), shared.valid());
            assertArrayEquals(alone.maps().re(), shared.maps().re());
            assertArrayEquals(alone.maps().im(), shared.maps().im());
        }
    }

    @Property(tries = 30, seed = "5")
    void validPixelsHaveUnitLengthAndOthersAreZero(
            @ForAll Method method,
            @ForAll @IntRange(min = 11, max = 40) int nf,
            @ForAll @IntRange(min = 11, max = 40) int np,
            @ForAll @IntRange(min = 1, max = 9) int coils,
            @ForAll @IntRange(min = 1, max = 5) int k,
            @ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        KSpace data = new PhantomScan(PhantomSpec.of(nf, np, coils).withSeed(seed)).signal(0);
        SensitivityChoice choice = new SensitivityChoice(
                method, new MaskChoice.PercentageOfMean(.5), new MaskChoice.Espirit(k, 24, .02, .9), 2 * k + 1);
        SensitivityMaps maps = maps(choice, data);
        int valid = 0;
        for (int i = 0; i < data.size(); i++) {
            double power = 0;
            for (int c = 0; c < coils; c++) {
                power +=
                        Math.pow(maps.maps().re(c)[i], 2) + Math.pow(maps.maps().im(c)[i], 2);
            }
            assertEquals(maps.valid()[i] ? 1 : 0, power, 1e-5);
            valid += maps.valid()[i] ? 1 : 0;
        }
        assertTrue(valid > 0);
    }

    @Test
    void espiritMaskIsClosedAndServesEveryMethod() {
        JobRequest request = SnrJobs.b1(MaskChoice.Espirit.DEFAULT);
        SensitivityChoice choice = request.reconstruction().sensitivity().orElseThrow();
        KSpace data = new PhantomScan(PhantomSpec.of(64, 64, 6)).signal(0);
        SensitivityMaps maps = maps(choice, data);

        boolean[] closed = maps.valid().clone();
        new MaskClosing(64, 64).close(closed);
        assertArrayEquals(closed, maps.valid());
        assertTrue(maps.valid()[32 + 64 * 32]);
        assertFalse(maps.valid()[0]);
        // Method and reference of the request stay those of inner: the maps are the images, not eigenvectors.
        SensitivityMaps inner = maps(choice(Method.INNER), data);
        int centre = 32 + 64 * 32;
        assertEquals(inner.maps().re(3)[centre], maps.maps().re(3)[centre]);

        SensitivityMaps walsh = maps(new SensitivityChoice(Method.WALSH, MaskChoice.Espirit.DEFAULT), data);
        assertArrayEquals(maps.valid(), walsh.valid());
    }

    @Test
    void mapsAreCroppedWithinTheMask() {
        KSpace data = new PhantomScan(PhantomSpec.of(64, 64, 6)).signal(0);
        SensitivityMaps whole = maps(choice(Method.ESPIRIT), data);
        SensitivityMaps masked = maps(new SensitivityChoice(Method.ESPIRIT, new MaskChoice.Percentage(50)), data);
        SensitivityMaps threshold = maps(new SensitivityChoice(Method.INNER, new MaskChoice.Percentage(50)), data);
        assertFalse(whole.valid()[0]);
        for (int i = 0; i < data.size(); i++) {
            assertEquals(whole.valid()[i] && threshold.valid()[i], masked.valid()[i]);
        }
    }

    @Test
    void oneCalibrationServesMaskAndMaps() {
        KSpace data = new PhantomScan(PhantomSpec.of(64, 64, 6)).signal(0);
        MaskChoice.Espirit mask = MaskChoice.Espirit.DEFAULT;
        MaskChoice.Espirit looser = new MaskChoice.Espirit(6, 24, .01, .9);
        SensitivityMaps shared = maps(new SensitivityChoice(Method.ESPIRIT, mask, looser, 5), data);
        // Another threshold that keeps the same kernels: nothing is shared, everything is equal.
        MaskChoice.Espirit other = new MaskChoice.Espirit(6, 24, .01 + 1e-9, .9);
        SensitivityMaps apart = maps(new SensitivityChoice(Method.ESPIRIT, mask, other, 5), data);
        assertArrayEquals(apart.valid(), shared.valid());
        assertArrayEquals(apart.maps().re(), shared.maps().re());
    }

    @Test
    void slicesDoNotSeeEachOther() {
        KSpace first = new PhantomScan(PhantomSpec.of(32, 30, 3).withSeed(1)).signal(0);
        KSpace second = new PhantomScan(PhantomSpec.of(32, 30, 3).withSeed(2)).signal(0);
        for (Method method : Method.values()) {
            SensitivityChoice choice = new SensitivityChoice(method, MaskChoice.Espirit.DEFAULT);
            SensitivityMaps maps = maps(choice, first);
            maps.estimate(1, second.copy(), KSpaceWindow.whole(second));
            assertArrayEquals(maps(choice, second).maps().re(), maps.maps().re(), method.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void nothingToSeeIsNowhereValid(Method method) {
        SensitivityMaps maps = maps(choice(method), new KSpace(30, 28, 3));
        assertArrayEquals(new boolean[30 * 28], maps.valid());
        assertArrayEquals(new float[30 * 28], maps.maps().re(1));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void samplesThatAreNotFiniteAreRefused(Method method) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            KSpace data = new PhantomScan(PhantomSpec.of(30, 28, 3)).signal(0);
            data.im(2)[15 + 30 * 14] = bad;
            JobFailure failure = assertThrows(JobFailure.class, () -> maps(choice(method), data));
            assertEquals(ComputationError.NOT_FINITE, failure.code());
        }
    }

    @Test
    void thePhaseIsThatOfOneVirtualCoil() {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(48, 48, 5).withObject(PhantomSpec.Shape.DISC));
        KSpace data = scan.signal(0);
        CounterNormal random = new CounterNormal(3);
        for (Method method : new Method[] {Method.ESPIRIT, Method.WALSH}) {
            SensitivityMaps maps = maps(choice(method), data);
            KSpace turned = data.copy();
            double angle = random.angle(1);
            for (int c = 0; c < 5; c++) {
                for (int i = 0; i < data.size(); i++) {
                    turned.re(c)[i] = (float) (data.re(c)[i] * Math.cos(angle) - data.im(c)[i] * Math.sin(angle));
                    turned.im(c)[i] = (float) (data.im(c)[i] * Math.cos(angle) + data.re(c)[i] * Math.sin(angle));
                }
            }
            SensitivityMaps again = maps(choice(method), turned);
            double jump = 0;
            for (int i = 0; i < data.size(); i++) {
                if (scan.object()[i] == 0 || !maps.valid()[i] || !again.valid()[i]) {
                    continue;
                }
                for (int c = 0; c < 5; c++) {
                    // A phase of the object or the receiver is not part of the maps.
                    assertEquals(maps.maps().re(c)[i], again.maps().re(c)[i], 2e-3);
                    assertEquals(maps.maps().im(c)[i], again.maps().im(c)[i], 2e-3);
                    if (maps.valid()[i + 1] && scan.object()[i + 1] > 0) {
                        jump = Math.max(
                                jump,
                                Math.abs(maps.maps().re(c)[i] - maps.maps().re(c)[i + 1]));
                        jump = Math.max(
                                jump,
                                Math.abs(maps.maps().im(c)[i] - maps.maps().im(c)[i + 1]));
                    }
                }
            }
            assertTrue(jump < .2, method + " is smooth: " + jump);
        }
    }
}
