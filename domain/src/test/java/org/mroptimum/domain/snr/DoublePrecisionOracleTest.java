package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.phantom.TrueCoils;
import org.mroptimum.domain.reference.DoubleMatrix;
import org.mroptimum.domain.reference.DoubleOracle;
import org.mroptimum.domain.reference.DoubleSense;
import org.mroptimum.domain.reference.DoubleSlice;
import org.mroptimum.domain.reference.ReferenceVectors;

/**
 * The formulas in double precision, straight from their definitions, meet every file of the reference to 1e-9. What the files
 * show about conventions that the words leave open:
 *
 * <ul>
 *   <li>Calibration data are whitened. Windows of ESPIRiT and fits of GRAPPA slide over every position of the block, not only
 *       over lattice points. The sensitivities of SENSE come from the block of the fully sampled data, without window or mask.
 *   <li>SENSE adds no phase for the place of the lattice in k-space: where {@code n / 2} is no multiple of R (33 lines, R = 3), the
 *       phase of {@code recon_sense} jumps by {@code 2 pi (n / 2) / R} from block to block. Magnitude, SNR and g do not notice.
 *   <li>{@code recon_sense} is {@code 1 / sqrt(R)} of the fully sampled image.
 *   <li>GRAPPA offsets count from the lattice point before the missing sample; the point itself may lie outside k-space. The
 *       weights of g take k-space as periodic, the filling takes zeros outside.
 *   <li>g, SNR and SENSE images have a value at every pixel, outside the object too.
 *   <li>Replicas are {@code recon(k + z_i)} of the noisy signal; sensitivities and weights come from {@code k} without
 *       {@code z_i}, the same for PMR, CR and MR. The clean image of PMR and CR is {@code recon(k)}, not part of the eight.
 *   <li>PMR and CR take the component in phase with the clean image for B1 and SENSE, and the difference of magnitudes for RSS and
 *       GRAPPA. MR takes the standard deviation of the magnitude in all of them.
 *   <li>CR averages the variances (n - 1) of the clipped boxes over replicas before the root.
 * </ul>
 */
class DoublePrecisionOracleTest {
    /** Files that all others are computed from; the generator's own test compares them. */
    private static final Set<String> INPUTS = Set.of("signal", "noise", "psi_true", "truth_snr_rss");

    static Stream<Arguments> files() {
        return ReferenceVectors.all().flatMap(reference -> {
            List<String> files = reference.files();
            DoubleOracle oracle = new DoubleOracle(reference, files);
            return files.stream()
                    .filter(file -> !INPUTS.contains(file) && !file.startsWith("truth_"))
                    .map(file -> Arguments.of(reference, file, oracle));
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("files")
    void definitionsMeetTheReference(ReferenceVectors reference, String file, DoubleOracle oracle) {
        DoubleSlice expected = DoubleSlice.of(reference.array(file));
        boolean image =
                expected.size() == reference.inside().length && !file.equals("whitened") && !file.startsWith("kspace");
        assertClose(expected, oracle.compute(file), image ? reference.inside() : new boolean[expected.size()]);
    }

    static Stream<Arguments> truths() {
        PhantomSpec even = PhantomSpec.of(64, 48, 6).withPeakSnr(80);
        PhantomSpec odd = PhantomSpec.of(45, 33, 5).withPeakSnr(60);
        PhantomSpec square = PhantomSpec.of(64, 64, 8);
        return Stream.of(
                Arguments.of(ReferenceVectors.even48(), even, 1, 2),
                Arguments.of(ReferenceVectors.even48(), even, 1, 3),
                Arguments.of(ReferenceVectors.odd(), odd, 1, 3),
                Arguments.of(ReferenceVectors.even64(), square, 2, 2),
                Arguments.of(ReferenceVectors.even64(), square, 2, 1));
    }

    /** SENSE with the coil maps and the covariance of the simulation. */
    @ParameterizedTest(name = "{0} R {2} x {3}")
    @MethodSource("truths")
    void senseOfTheTrueCoilsIsTheTruth(ReferenceVectors reference, PhantomSpec spec, int r1, int r2) {
        PhantomScan scan = new PhantomScan(spec);
        DoubleMatrix psi = DoubleMatrix.of(scan.covariance());
        DoubleSlice coils = psi.cholesky().inverse().times(TrueCoils.at(spec));
        SamplingLattice lattice =
                SamplingLattice.full(spec.frequency(), spec.phase()).decimated(r1, r2);
        double[] g = DoubleSense.of(coils, lattice).g();
        double[] snr = scan.trueSnr(0);
        for (int i = 0; i < snr.length; i++) {
            snr[i] /= g[i] * Math.sqrt(r1 * r2);
        }
        boolean[] inside = reference.inside();
        String name = "sense_R" + r1 + "x" + r2;
        assertClose(DoubleSlice.of(reference.array("truth_g_" + name)), map(spec, g), inside);
        assertClose(DoubleSlice.of(reference.array("truth_" + name)), map(spec, snr), inside);
    }

    private static DoubleSlice map(PhantomSpec spec, double[] values) {
        return DoubleSlice.map(spec.frequency(), spec.phase(), values);
    }

    /** Within 1e-9 of the value itself where {@code own} says so, of the largest value elsewhere. */
    private static void assertClose(DoubleSlice expected, DoubleSlice actual, boolean[] own) {
        double peak = Arrays.stream(expected.magnitude()).max().orElseThrow();
        assertEquals(expected.coils(), actual.coils());
        for (int c = 0; c < expected.coils(); c++) {
            for (int i = 0; i < own.length; i++) {
                double size = Math.hypot(expected.re()[c][i], expected.im()[c][i]);
                double limit = 1e-9 * (own[i] ? size : peak);
                assertEquals(expected.re()[c][i], actual.re()[c][i], limit, "real part, coil " + c + " sample " + i);
                assertEquals(expected.im()[c][i], actual.im()[c][i], limit, "imaginary, coil " + c + " sample " + i);
            }
        }
    }
}
