package org.mroptimum.domain.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.PaddedGrid;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;

/** The oracle where the reference vectors say nothing: sizes that R does not divide, lattices that start later, partial lattices. */
class DoubleOraclePropertiesTest {

    private static DoubleSlice scan(int nf, int np, int coils) {
        PhantomScan scan = new PhantomScan(PhantomSpec.of(nf, np, coils));
        return DoubleNoise.whiten(DoubleSlice.of(scan.signal(0)), DoubleMatrix.of(scan.covariance()));
    }

    /** Samples 0, R1 .. of lines first, first + R2 .. */
    private static SamplingLattice lattice(int nf, int np, int r1, int r2, int first) {
        BitSet lines = new BitSet(np);
        for (int p = first; p < np; p += r2) {
            lines.set(p);
        }
        return new SamplingLattice(nf, np, r1, r2, first, lines, 1);
    }

    /** Sensitivities on the padded grid of the lattice. */
    private static DoubleSlice sensitivities(DoubleSlice kspace, SamplingLattice lattice) {
        return padded(kspace, lattice).image().normalised();
    }

    private static DoubleSlice padded(DoubleSlice kspace, SamplingLattice lattice) {
        PaddedGrid grid = PaddedGrid.of(lattice);
        return kspace.resized(grid.frequency(), grid.phase());
    }

    @Test
    void transformsAreInverseAndUnitary() {
        DoubleSlice data = DoubleSlice.zeros(9, 14, 2).unitNoise(5);

        DoubleSlice back = data.image().kspace();
        assertArrayEquals(data.re()[1], back.re()[1], 1e-12);
        assertArrayEquals(data.im()[1], back.im()[1], 1e-12);
        assertEquals(power(data.magnitude()), power(data.image().magnitude()), 1e-9);
    }

    private static double power(double[] values) {
        return Arrays.stream(values).map(v -> v * v).sum();
    }

    /** With sensitivities of the full data the unfolded image is their RSS, phase and all, cropped to the band of the data. */
    @ParameterizedTest(name = "{0} x {1}, R {2} x {3} from line {4}")
    @CsvSource({
        "24, 20, 1, 2, 0",
        "24, 20, 1, 2, 1",
        "24, 21, 1, 3, 2",
        "23, 19, 1, 3, 0",
        "22, 20, 1, 3, 0",
        "23, 20, 2, 1, 0",
        "25, 23, 2, 2, 0",
        "24, 22, 1, 4, 0",
        "24, 22, 1, 4, 1"
    })
    void senseRestoresTheImageThatItsSensitivitiesCameFrom(int nf, int np, int r1, int r2, int first) {
        DoubleSlice kspace = scan(nf, np, 6);
        SamplingLattice lattice = lattice(nf, np, r1, r2, first);
        DoubleSlice image =
                DoubleSense.of(sensitivities(kspace, lattice), lattice).image(kspace);

        DoubleSlice expected = padded(kspace, lattice)
                .image()
                .rootSumOfSquares()
                .kspace()
                .resized(nf, np)
                .image();
        double scale = Math.sqrt(r1 * r2);
        for (int i = 0; i < image.size(); i++) {
            assertEquals(expected.re()[0][i] / scale, image.re()[0][i], 1e-9, "pixel " + i);
            assertEquals(expected.im()[0][i] / scale, image.im()[0][i], 1e-9, "pixel " + i);
        }
    }

    @Test
    void invalidPixelsTakeNoSignal() {
        DoubleSlice kspace = scan(12, 12, 4);
        SamplingLattice lattice = lattice(12, 12, 1, 3, 0);
        boolean[] valid = new boolean[144];
        Arrays.fill(valid, 12 * 4, 144, true);
        DoubleSense sense = DoubleSense.of(sensitivities(kspace, lattice), valid, lattice);

        double[] all = DoubleSense.of(sensitivities(kspace, lattice), lattice).inverseDiagonal();
        for (int i = 0; i < 144; i++) {
            assertEquals(valid[i], sense.image(kspace).magnitude()[i] > 0);
            assertEquals(valid[i], sense.snr(kspace)[i] > 0);
            assertEquals(valid[i], sense.g()[i] > 0);
            assertTrue(sense.inverseDiagonal()[i] < all[i], "fewer unknowns, less noise");
        }
    }

    @ParameterizedTest(name = "R {0} x {1} from line {2}")
    @CsvSource({"1, 2, 0", "1, 2, 1", "2, 2, 0", "1, 3, 1"})
    void senseNoiseIsTheInverseDiagonal(int r1, int r2, int first) {
        DoubleSlice kspace = scan(10, 12, 5);
        SamplingLattice lattice = lattice(10, 12, r1, r2, first);
        DoubleSense sense = DoubleSense.of(sensitivities(kspace, lattice), lattice);

        double[] deviation = DoubleLinearNoise.deviation(lattice, 5, sense::image);
        for (int i = 0; i < deviation.length; i++) {
            assertEquals(Math.sqrt(sense.inverseDiagonal()[i] / 2), deviation[i], 1e-9);
            assertTrue(sense.g()[i] >= 1 - 1e-12);
        }
    }

    /** Formula of g against brute force; they differ where sources outside k-space are zero, which small matrices show. */
    @ParameterizedTest(name = "{0} x {1}, R {2} x {3} from line {4}, kernel {5} x {6}")
    @CsvSource({"16, 18, 1, 2, 0, 3, 2", "16, 18, 1, 3, 1, 3, 2", "16, 18, 2, 2, 0, 2, 2", "15, 18, 1, 2, 1, 5, 4"})
    void grappaNoiseFollowsItsImageWeights(int nf, int np, int r1, int r2, int first, int kf, int kp) {
        DoubleSlice kspace = scan(nf, np, 4);
        SamplingLattice lattice = lattice(nf, np, r1, r2, first);
        DoubleGrappa grappa = DoubleGrappa.of(kspace, new KSpaceWindow(0, nf, 0, np), kf, kp, lattice);
        DoubleSlice p = grappa.fill(kspace).image().normalised();

        double[] brute = DoubleLinearNoise.deviation(
                lattice, 4, k -> grappa.fill(k).image().combinedBy(p));
        double[] g = grappa.g(p);
        double[] ratios = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            ratios[i] = brute[i] / (g[i] * Math.sqrt(r1 * r2 / 2.0));
        }
        Arrays.sort(ratios);
        assertEquals(1, ratios[ratios.length / 2], .05);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 1", "3, 2", "4, 3"})
    void aLaterLatticeIsTheSameFillingShifted(int step, int first) {
        DoubleSlice kspace = scan(12, 24, 3);
        DoubleSlice shifted = DoubleSlice.zeros(12, 24, 3);
        for (int c = 0; c < 3; c++) {
            System.arraycopy(kspace.re()[c], 0, shifted.re()[c], 12 * first, 12 * (24 - first));
            System.arraycopy(kspace.im()[c], 0, shifted.im()[c], 12 * first, 12 * (24 - first));
        }
        DoubleSlice one = DoubleGrappa.of(kspace, new KSpaceWindow(0, 12, 2, 18), 3, 2, lattice(12, 24, 1, step, 0))
                .fill(kspace);
        DoubleSlice other = DoubleGrappa.of(
                        shifted, new KSpaceWindow(0, 12, 2 + first, 18), 3, 2, lattice(12, 24, 1, step, first))
                .fill(shifted);
        for (int i = 12 * 4; i < 12 * 16; i++) {
            assertEquals(one.re()[2][i], other.re()[2][i + 12 * first], 1e-9);
            assertEquals(one.im()[2][i], other.im()[2][i + 12 * first], 1e-9);
        }
    }

    @Test
    void kernelOffsetsOfEachAxis() {
        assertArrayEquals(new int[] {-3, 0, 3, 6}, DoubleGrappa.offsets(4, 3));
        assertArrayEquals(new int[] {0, 2}, DoubleGrappa.offsets(2, 2));
        assertArrayEquals(new int[] {-2, 0, 2}, DoubleGrappa.offsets(3, 2));
        assertArrayEquals(new int[] {-2, -1, 0, 1, 2}, DoubleGrappa.offsets(5, 1));
        assertArrayEquals(new int[] {-2, -1, 0, 1}, DoubleGrappa.offsets(4, 1));
    }

    @Test
    void linesThatAreMissingOnTheLatticeStayZero() {
        DoubleSlice kspace = scan(12, 16, 3);
        SamplingLattice whole = lattice(12, 16, 1, 2, 0);
        BitSet lines = whole.lines();
        lines.clear(12, 16);
        SamplingLattice partial = new SamplingLattice(12, 16, 1, 2, 0, lines, 1);
        DoubleSlice filled = DoubleGrappa.of(kspace, new KSpaceWindow(0, 12, 2, 12), 3, 2, partial)
                .fill(kspace);

        assertEquals(kspace.re()[1][12 * 10 + 5], filled.re()[1][12 * 10 + 5]);
        assertEquals(0, filled.re()[1][12 * 12 + 5]);
        assertTrue(filled.re()[1][12 * 11 + 5] != 0);
        assertEquals(0, filled.re()[1][12 * 15 + 5]);
    }

    @Test
    void eigenvectorsAreThoseOfTheMatrix() {
        DoubleSlice noise = DoubleSlice.zeros(7, 7, 1).unitNoise(3);
        DoubleMatrix a = DoubleMatrix.zeros(7, 7);
        for (int i = 0; i < 49; i++) {
            a.re()[i % 7][i / 7] = noise.re()[0][i];
            a.im()[i % 7][i / 7] = noise.im()[0][i];
        }
        DoubleMatrix hermitian = a.times(a.adjoint());
        DoubleEigen eigen = DoubleEigen.of(hermitian);
        DoubleMatrix diagonal = eigen.vectors().adjoint().times(hermitian).times(eigen.vectors());
        for (int i = 0; i < 7; i++) {
            assertEquals(eigen.values()[i], diagonal.re()[i][i], 1e-12);
            diagonal.re()[i][i] = 0;
        }
        assertEquals(0, diagonal.norm(), 1e-12);
        assertEquals(
                0,
                eigen.vectors()
                        .adjoint()
                        .times(eigen.vectors())
                        .plusDiagonal(-1)
                        .norm(),
                1e-12);
    }

    /** Where the object is, the first ESPIRiT map is the true direction of the coils, up to a phase. */
    @Test
    void espiritMapsPointWhereTheCoilImagesDo() {
        DoubleSlice kspace = scan(24, 20, 4);
        DoubleEspirit espirit = DoubleEspirit.of(kspace, 4, new KSpaceWindow(4, 16, 2, 16), .02);
        double[] signal = kspace.image().magnitude();
        double[] explained = kspace.image().combinedBy(espirit.maps()).magnitude();
        boolean[] object = Difference.above(signal, .3);
        for (int i = 0; i < signal.length; i++) {
            assertTrue(espirit.eigenvalues()[i] < 1 + 1e-9);
            if (object[i]) {
                assertTrue(explained[i] > .98 * signal[i], "pixel " + i + ": " + explained[i] / signal[i]);
                assertTrue(espirit.eigenvalues()[i] > .9, "pixel " + i + ": " + espirit.eigenvalues()[i]);
            }
        }
    }
}
