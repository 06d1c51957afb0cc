package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.ReferenceVectors;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;
import org.mroptimum.domain.result.Volume;

/** The whole computation against the independent double-precision implementation. */
class ReferenceSnrTest {

    static java.util.stream.Stream<ReferenceVectors> cases() {
        return ReferenceVectors.all();
    }

    private static ComputedMaps run(JobRequest request, ReferenceVectors reference) {
        KSpace signal = reference.array("signal").kspace();
        return SnrJobs.run(
                request,
                MemoryScan.of(List.of(signal), reference.noiseOversampling()),
                MemoryScan.Noise.of(reference.array("noise").kspace()));
    }

    static Volume map(ComputedMaps result, Kind kind, int index) {
        return result.maps().stream()
                .filter(m -> m.kind() == kind && m.index() == index)
                .map(SnrMap::values)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void covarianceAndCoefficients(ReferenceVectors reference) {
        NoiseCovariance psi = run(SnrJobs.rss(), reference).covariance().orElseThrow();

        double scale = psi.trace() / psi.coils();
        assertArrayEquals(reference.psi().re(), psi.re(), 1e-6 * scale);
        assertArrayEquals(reference.psi().im(), psi.im(), 1e-6 * scale);
        NoiseCovariance expected = reference.matrix("noise_coefficients");
        assertArrayEquals(expected.re(), psi.coefficients().re(), 1e-6);
        assertArrayEquals(expected.im(), psi.coefficients().im(), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void analyticRootSumOfSquares(ReferenceVectors reference) {
        ComputedMaps result = run(SnrJobs.rss(), reference);

        double[] expected = reference.array("ac_rss").map();
        float[] actual = map(result, Kind.SNR, 0).re(0);
        assertEquals(0, Difference.relative(expected, actual, reference.inside()), 1e-5);
        assertEquals(Kind.SNR, result.maps().get(0).kind());
        assertEquals(2, result.maps().size());
        for (float valid : map(result, Kind.VALID, 0).re(0)) {
            assertEquals(1, valid);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void analyticB1AndSensitivities(ReferenceVectors reference) {
        ComputedMaps result = run(SnrJobs.b1(new MaskChoice.None()), reference);

        double[] expected = reference.array("ac_b1").map();
        assertEquals(0, Difference.relative(expected, map(result, Kind.SNR, 0).re(0), reference.inside()), 1e-5);
        KSpace sensitivities = reference.array("sensitivities_inner_no_mask").kspace();
        assertSensitivities(sensitivities, result, reference.inside());
    }

    @Test
    void sensitivitiesFromTheCalibrationBlock() {
        for (ReferenceVectors reference : List.of(ReferenceVectors.even48(), ReferenceVectors.odd())) {
            boolean odd = reference.equals(ReferenceVectors.odd());
            JobRequest request =
                    SnrJobs.b1FromCalibration(Optional.of(odd ? AxisPair.of(45, 19) : AxisPair.of(64, 24)));
            String file = odd ? "sense_R1x3_sensitivities_acl45x19" : "sense_R1x2_sensitivities_acl64x24";
            assertSensitivities(reference.array(file).kspace(), run(request, reference), reference.inside());
        }
    }

    @Test
    void b1ProjectsTheImagesOnSensitivitiesOfOtherData() {
        ReferenceVectors reference = ReferenceVectors.odd();
        KSpace s = reference.array("sense_R1x3_sensitivities_acl45x19").kspace();
        KSpace x = reference.array("coil_images").kspace();
        JobRequest request = SnrJobs.b1FromCalibration(Optional.of(AxisPair.of(45, 19)));
        float[] actual = map(run(request, reference), Kind.SNR, 0).re(0);
        boolean[] inside = reference.inside();
        for (int p = 0; p < actual.length; p++) {
            double re = 0;
            double im = 0;
            for (int c = 0; c < s.coils(); c++) {
                re += s.re(c)[p] * x.re(c)[p] + s.im(c)[p] * x.im(c)[p];
                im += s.re(c)[p] * x.im(c)[p] - s.im(c)[p] * x.re(c)[p];
            }
            double expected = Math.sqrt(2) * Math.hypot(re, im);
            if (inside[p]) {
                assertEquals(expected, actual[p], 1e-4 * expected, "pixel " + p);
            }
        }
    }

    private static void assertSensitivities(KSpace expected, ComputedMaps result, boolean[] inside) {
        for (int c = 0; c < expected.coils(); c++) {
            Volume actual = map(result, Kind.COIL_SENSITIVITY, c);
            for (int p = 0; p < inside.length; p++) {
                if (inside[p]) {
                    assertEquals(expected.re(c)[p], actual.re(0)[p], 2e-5, "coil " + c + " pixel " + p);
                    assertEquals(expected.im(c)[p], actual.im(0)[p], 2e-5, "coil " + c + " pixel " + p);
                }
            }
        }
    }

    @Test
    void masks() {
        assertMask("mask_reference", new MaskChoice.Reference());
        assertMask("mask_percentage10", new MaskChoice.Percentage(10));
        assertMask("mask_percentagemean0p5", new MaskChoice.PercentageOfMean(.5));
    }

    private static void assertMask(String file, MaskChoice mask) {
        ReferenceVectors reference = ReferenceVectors.even48();
        ComputedMaps result = run(SnrJobs.b1(mask), reference);

        double[] expected = reference.array(file).map();
        float[] snr = map(result, Kind.SNR, 0).re(0);
        float[] written = map(result, Kind.SENSITIVITY_MASK, 0).re(0);
        float[] valid = map(result, Kind.VALID, 0).re(0);
        for (int p = 0; p < expected.length; p++) {
            assertEquals(expected[p], written[p], file + " pixel " + p);
            assertEquals(expected[p], valid[p], file + " pixel " + p);
            if (expected[p] == 0) {
                assertEquals(0, snr[p]);
                assertEquals(0, map(result, Kind.COIL_SENSITIVITY, 0).re(0)[p]);
            }
        }
    }
}
